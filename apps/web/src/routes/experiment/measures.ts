/** How each measure of an experiment is called and written. A measure that is not here is shown by its own name. */

interface Measure {
  readonly name: string;
  /** As it stands in a sentence. */
  readonly inText: string;
  /** Shares are written as percentages, and their differences in points. */
  readonly isShare: boolean;
  readonly digits: number;
}

const MEASURES: Readonly<Record<string, Measure>> = {
  acc: { name: 'Accuracy', inText: 'accuracy', isShare: true, digits: 1 },
  nll: { name: 'Plain loss (NLL)', inText: 'the plain loss', isShare: false, digits: 3 },
  ece: { name: 'ECE, 15 bins', inText: 'the calibration error (ECE)', isShare: false, digits: 3 },
  brier: { name: 'Brier score', inText: 'the Brier score', isShare: false, digits: 3 },
  nllAfterT: {
    name: 'Plain loss at T*',
    inText: 'the plain loss at the best temperature',
    isShare: false,
    digits: 3,
  },
  overconfidence: { name: 'Confidence − accuracy', inText: 'overconfidence', isShare: false, digits: 3 },
  gap: { name: 'Logit gap, training', inText: 'the logit gap', isShare: false, digits: 2 },
  temperature: { name: 'Temperature T*', inText: 'the best temperature', isShare: false, digits: 2 },
  recall: {
    name: 'Recall of the digit left out',
    inText: 'recall of the digit left out',
    isShare: true,
    digits: 1,
  },
  recallCorrected: {
    name: 'Recall, bias corrected',
    inText: 'its recall after the bias was corrected',
    isShare: true,
    digits: 1,
  },
  accCorrected: {
    name: 'Accuracy, bias corrected',
    inText: 'accuracy after the bias was corrected',
    isShare: true,
    digits: 1,
  },
  teacherAcc: {
    name: 'Accuracy of the teacher',
    inText: 'accuracy of the teacher',
    isShare: true,
    digits: 1,
  },
  teacherRecall: {
    name: 'Recall of the teacher',
    inText: 'the teacher’s own recall of that digit',
    isShare: true,
    digits: 1,
  },
  bias: { name: 'Bias that was added', inText: 'the bias that had to be added', isShare: false, digits: 1 },
};

export function measureOf(id: string): Measure {
  return MEASURES[id] ?? { name: id, inText: id, isShare: false, digits: 3 };
}

/** `97.5%`, `0.120`, with a true minus sign. */
export function writeValue(id: string, value: number): string {
  const { isShare, digits } = measureOf(id);
  return isShare ? `${fixed(100 * value, digits)}%` : fixed(value, digits);
}

/** `+1.4 points`, `−0.046`. */
export function writeDifference(id: string, value: number): string {
  const { isShare, digits } = measureOf(id);
  const text = fixed(isShare ? 100 * value : value, digits);
  const signed = text.startsWith('−') || Number(text) === 0 ? text : `+${text}`;
  return isShare ? `${signed} points` : signed;
}

/** Without a minus sign before zero. */
function fixed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');
}
