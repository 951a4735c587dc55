/** Where a record was read, as a link to that file at that commit or release. `source` is `owner/name@version:path`. */
export function sourceLink(source: string): { url: string; file: string; version: string } | null {
  const match = /^([^@]+)@([^:]+):(.+)$/.exec(source);
  if (!match) return null;
  const [, repository, version, path] = match as unknown as [string, string, string, string];
  return {
    url: `https://github.com/${repository}/blob/${version}/${path}`,
    file: path.slice(path.lastIndexOf('/') + 1),
    version: /^[0-9a-f]{40}$/.test(version) ? version.slice(0, 8) : version,
  };
}
