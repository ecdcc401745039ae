import * as client from './client';
import { Call, callEveryOperation } from './every-operation';

/** Every operation with the client of OpenAPI Generator (typescript-fetch). */

const [server, token] = process.argv.slice(2);
const configuration = new client.Configuration({ basePath: server, accessToken: token });

function camelCase(name: string): string {
  return name
    .split('-')
    .map((word, index) => (index === 0 ? word[0].toLowerCase() : word[0].toUpperCase()) + word.slice(1))
    .join('');
}

/** The client names the body after its type, so every name that is not a parameter's is the body's. */
function request(call: Call): object {
  const given: Record<string, unknown> = {};
  call.operation.parameters.forEach(({ name }) => (given[camelCase(name)] = call.path[name] ?? call.header[name]));
  return new Proxy(given, {
    get: (target, name: string) => (name in target ? target[name] : fromJson(name, call.body)),
  });
}

/** The client writes a model with its own function, which expects what its function for reading returns. */
function fromJson(name: string, body: unknown): unknown {
  const model = name[0].toUpperCase() + name.slice(1);
  const reader = (client as any)[`${model}FromJSON`];
  return Array.isArray(body) ? body.map((item) => (reader ? reader(item) : item)) : reader ? reader(body) : body;
}

callEveryOperation(server, token, (call) => {
  const tag = camelCase(call.operation.tag.replace(/ /g, '-'));
  const api = new (client as any)[`${tag[0].toUpperCase()}${tag.slice(1)}Api`](configuration);
  return api[call.operation.id](request(call));
}).catch((failure) => {
  console.error(failure);
  process.exit(1);
});
