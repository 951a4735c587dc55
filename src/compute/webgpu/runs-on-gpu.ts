/** Whether the kernel computes an input: it takes them all. */
export function runsOnGpu(): boolean {
  return true;
}
