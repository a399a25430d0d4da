/**
 * Orders indices the way the C++ standard library does (GCC's introsort, nth_element and partial_sort), so that
 * equal values come out in the order PyTorch gives them. `before(i, j)` says whether item i belongs before item j.
 */
export type Before = (i: number, j: number) => boolean;
export type Items = Int32Array;

const SMALL = 16;

export const indices = (n: number): Items => Int32Array.from({ length: n }, (_, i) => i);

/** Sorts items[from, to). */
export function introsort(items: Items, from: number, to: number, before: Before): void {
  partitionDown(items, from, to, before);
  insertionSort(items, from, Math.min(to, from + SMALL), before);
  for (let i = from + SMALL; i < to; i++) insertUnguarded(items, i, before);
}

function partitionDown(items: Items, from: number, to: number, before: Before): void {
  for (let end = to; end - from > SMALL; ) {
    const cut = partition(items, from, end, before);
    partitionDown(items, cut, end, before);
    end = cut;
  }
}

/** Puts at `nth` what would be there if all were sorted; smaller ones before it. */
export function nthElement(items: Items, nth: number, before: Before): void {
  let [from, to] = [0, items.length];
  while (to - from > 3) {
    const cut = partition(items, from, to, before);
    if (cut <= nth) from = cut;
    else to = cut;
  }
  insertionSort(items, from, to, before);
}

/** Sorts the first `middle` of all; the rest is in no order. */
export function partialSort(items: Items, middle: number, before: Before): void {
  for (let parent = Math.floor((middle - 2) / 2); parent >= 0; parent--) {
    sink(items, parent, middle, items[parent]!, before);
  }
  for (let i = middle; i < items.length; i++) {
    if (before(items[i]!, items[0]!)) popInto(items, i, middle, before);
  }
  for (let end = middle - 1; end > 0; end--) popInto(items, end, end, before);
}

/** Moves the top of the heap items[0, length) to `at`, whose item joins the heap. */
function popInto(items: Items, at: number, length: number, before: Before): void {
  const value = items[at]!;
  items[at] = items[0]!;
  sink(items, 0, length, value, before);
}

function sink(items: Items, top: number, length: number, value: number, before: Before): void {
  let hole = top;
  let child = hole;
  while (child < Math.floor((length - 1) / 2)) {
    child = 2 * (child + 1);
    if (before(items[child]!, items[child - 1]!)) child--;
    items[hole] = items[child]!;
    hole = child;
  }
  if (length % 2 === 0 && child === Math.floor((length - 2) / 2)) {
    child = 2 * (child + 1) - 1;
    items[hole] = items[child]!;
    hole = child;
  }
  let parent = Math.floor((hole - 1) / 2);
  while (hole > top && before(items[parent]!, value)) {
    items[hole] = items[parent]!;
    hole = parent;
    parent = Math.floor((hole - 1) / 2);
  }
  items[hole] = value;
}

/** Splits around the median of three; gives where the second part begins. */
function partition(items: Items, from: number, to: number, before: Before): number {
  medianToFront(items, from, from + 1, from + Math.floor((to - from) / 2), to - 1, before);
  const pivot = items[from]!;
  let [low, high] = [from + 1, to];
  for (;;) {
    while (before(items[low]!, pivot)) low++;
    high--;
    while (before(pivot, items[high]!)) high--;
    if (low >= high) return low;
    swap(items, low, high);
    low++;
  }
}

function medianToFront(items: Items, front: number, a: number, b: number, c: number, before: Before): void {
  const less = (x: number, y: number) => before(items[x]!, items[y]!);
  const [low, high] = less(a, b) ? [a, b] : [b, a];
  const middle = less(high, c) ? high : less(low, c) ? c : low;
  swap(items, front, middle);
}

function insertionSort(items: Items, from: number, to: number, before: Before): void {
  for (let i = from + 1; i < to; i++) {
    const value = items[i]!;
    if (before(value, items[from]!)) {
      items.copyWithin(from + 1, from, i);
      items[from] = value;
    } else insertUnguarded(items, i, before);
  }
}

/** Moves item i back to its place; something before it must stop it. */
function insertUnguarded(items: Items, i: number, before: Before): void {
  const value = items[i]!;
  let j = i;
  for (; before(value, items[j - 1]!); j--) items[j] = items[j - 1]!;
  items[j] = value;
}

function swap(items: Items, i: number, j: number): void {
  const kept = items[i]!;
  items[i] = items[j]!;
  items[j] = kept;
}

/** The k-th item (from 0), found by partitions around a median of three as PyTorch's kthvalue does. */
export function quickSelect(items: Items, k: number, before: Before): number {
  const after = (x: number, y: number) => before(items[y]!, items[x]!);
  let [left, right] = [0, items.length - 1];
  while (right > left) {
    if (right === left + 1) {
      if (after(left, right)) swap(items, left, right);
      break;
    }
    swap(items, left + Math.floor((right - left) / 2), left + 1);
    if (after(left + 1, right)) swap(items, left + 1, right);
    if (after(left, right)) swap(items, left, right);
    if (after(left + 1, left)) swap(items, left + 1, left);
    let [i, j] = [left + 1, right];
    for (;;) {
      do i++;
      while (after(left, i));
      do j--;
      while (after(j, left));
      if (j < i) break;
      swap(items, i, j);
    }
    swap(items, left, j);
    if (j <= k) left = i;
    if (j >= k) right = j - 1;
  }
  return items[k]!;
}
