/** Whether some chats and trackers cut links of this length. */
export function isOftenCut(length: number): boolean {
  return length > 2000;
}
