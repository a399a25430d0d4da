import { useRoute } from 'preact-iso';
import { patterns, shownPractice } from './content.ts';

/** The pattern that the address names and its path, or null when there is none; suspends until it is there. */
export function usePatternOfRoute() {
  const { track, pattern } = useRoute().params;
  const path = `${track}/${pattern}`;
  const about = patterns.get(path);
  return about ? { path, pattern: about.read() } : null;
}

/** The same with its practice. */
export function usePracticeOfRoute() {
  const found = usePatternOfRoute();
  const practice = found && shownPractice.get(found.path);
  return practice ? { ...found, practice: practice.read() } : null;
}
