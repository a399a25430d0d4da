/** `1 attempt`, `2 attempts` */
export function attempts(count: number): string {
  return count === 1 ? '1 attempt' : `${count} attempts`;
}
