import { useRoute } from 'preact-iso';
import { patterns, shownPractice } from './content.ts';

/** The pattern that the address names with its practice, or null when there is none; suspends until they are there. */
export function usePatternOfRoute() {
  const { track, pattern } = useRoute().params;
  const id = `${track}/${pattern}`;
  const [about, practice] = [patterns.get(id), shownPractice.get(id)];
  if (!about || !practice) return null;
  return { path: id, pattern: about.read(), practice: practice.read() };
}
