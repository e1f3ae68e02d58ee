/** What the published worker, `templates/sw.js`, says before this script. */
declare const SITE: {
  /** The path of each file that is kept, as in `boston/`, and its hash, as in `sha256-…`. */
  readonly kept: readonly (readonly [path: string, hash: string])[];
  /** The path of the page that is shown in place of one that is not kept. */
  readonly offline: string;
};
