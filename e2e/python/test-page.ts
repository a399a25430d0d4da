/** Runs in the page of `test-site.ts`: what a spec calls there. */
import type { Outcome, Runtime } from '@tenfold/runtime';
import { type Progress, startBrowserPyodide } from '@tenfold/runtime/browser';
import { runStep, type StepToRun } from '@tenfold/runtime/run-step';
import { startUnsandboxed } from './unsandboxed.ts';

export interface TestPage {
  /** Starts Python as the app does; gives what was told about progress. */
  start(): Promise<readonly Progress[]>;
  /** Starts Python in an ordinary worker of the page, to see what the sandbox prevents. */
  startUnsandboxed(): Promise<void>;
  run(step: StepToRun): Promise<Outcome>;
  /** Makes a frame like Python's without its sandbox and policy. */
  addOpenFrame(): Promise<void>;
}

declare global {
  interface Window {
    testPage: TestPage;
  }
}

let runtime: Runtime;

window.testPage = {
  async start() {
    const told: Progress[] = [];
    runtime = await startBrowserPyodide({
      manifestUrl: '/python/manifest.json',
      spare: true,
      onProgress: (progress) => told.push(progress),
    });
    return told;
  },
  async startUnsandboxed() {
    runtime = await startUnsandboxed('/python/manifest.json');
  },
  run: (step) => runStep(runtime, step),
  async addOpenFrame() {
    const frame = document.createElement('iframe');
    frame.srcdoc = '<!doctype html><title>Open</title>';
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await loaded;
  },
};
