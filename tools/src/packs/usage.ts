/** How the `packs` program is called. */

export const usage = `Usage:
  npm run -s packs -- convert FILE --out OUT.answlypack [--report REPORT.json] [--map MAP.json]
                      [--title TITLE] [--locale TAG] [--since OLD.answlypack] [--pack-version N]
      Makes a pack of a JSON, CSV or TSV file of questions. Without --map the maps that come with
      Answly are tried. Pictures are looked for beside FILE. After a change, OLD is the pack of the
      version before: what says the same keeps its version. N is one more than that of OLD, or 1,
      unless given.
  npm run -s packs -- check FILE.answlypack
      Checks a pack and says what it holds.
  npm run -s packs -- build FOLDER --out OUT.answlypack [--since OLD.answlypack]
      Makes a pack of a folder of pack sources (shared/packs/README.md). With OLD, the pack of the
      version before, whatever changed has to have a higher version.
  npm run -s packs -- help

Ends with 0 when it is done, 1 when a file is refused, 2 when the command is not understood.
docs/import.md explains maps, reports and versions.
`;
