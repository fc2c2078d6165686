// Imported before anything else, so that an old Node reads this sentence and not a syntax error.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const recent = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
if (!recent) {
  console.error(
    `CartPole DQN needs Node 20.19 or later (22.12 or later in the 22 line); this is Node ${process.versions.node}. ` +
      'Please install a current version from https://nodejs.org and run the command again.',
  );
  process.exit(1);
}
