/** First hop of every npm script: checks the machine's Node, then lets `launch/run.mjs` install and run the program. */

// Only syntax and calls that very old versions of Node know stand here, so that they can be told what to do.
var major = Number(process.versions.node.split('.')[0]);

if (major < 20) {
  console.error(
    'Answly needs Node 20 or newer to start; this is Node ' + process.versions.node + '. See nodejs.org.',
  );
  process.exitCode = 1;
} else {
  import('./launch/run.mjs').then(function (launcher) {
    return launcher.run(process.argv[2], process.argv.slice(3));
  });
}
