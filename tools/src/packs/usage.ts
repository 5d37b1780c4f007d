/** How the `packs` program is called. */

export const usage = `Usage:
  npm run -s packs -- convert FILE --out OUT.answlypack [--report REPORT.json] [--map MAP.json]
                      [--title TITLE] [--locale TAG] [--pack-version N]
      Makes a pack of a JSON, CSV or TSV file of questions. Without --map the maps that come with
      Answly are tried. Pictures are looked for beside FILE, in the folder the map names.
  npm run -s packs -- check FILE.answlypack
      Checks a pack and says what it holds.
  npm run -s packs -- build FOLDER --out OUT.answlypack
      Makes a pack of a folder of pack sources.
`;
