// Generates contract.d.ts and heyapi/ from the contract at an address.
const { execFileSync } = require('node:child_process');
const [contract] = process.argv.slice(2);
const run = (program, ...options) =>
  execFileSync('node', [`node_modules/${program}`, ...options], { stdio: 'inherit' });
run('openapi-typescript/bin/cli.js', contract, '--output', 'contract.d.ts');
run('@hey-api/openapi-ts/bin/run.js', '--input', contract, '--output', 'heyapi', '--client', '@hey-api/client-fetch');
