import { expect, test } from 'vitest';
import { hintReveals } from './hint-reveals.ts';

test.each([
  ['Use 0.1 here.', '0.1'],
  ['It is 0.1.', '0.1'],
  ['Try label_smoothing=0.1 first', '0.1'],
  ['Write `Label_Smoothing = 0.1`', 'label_smoothing = 0.1'],
  ['the  loss\nis higher', 'Higher'],
  ['choose [0.1, 0.9]', '[0.1, 0.9]'],
  ['a minus -0.1 helps', '-0.1'],
])('%j gives %j away', (hint, answer) => {
  expect(hintReveals(hint, answer)).toBe(true);
});

test.each([
  ['It is 0.15.', '0.1'],
  ['It is 10.1', '0.1'],
  ['It is 0.1.5', '0.1'],
  ['raw_labels_2 is not it', 'raw_labels'],
  ['There are 3 classes', '3'],
  ['no, the loss', 'no'],
  ['highest', 'higher'],
  ['', '0.1'],
])('%j does not give %j away', (hint, answer) => {
  expect(hintReveals(hint, answer)).toBe(false);
});
