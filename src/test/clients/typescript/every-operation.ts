/**
 * Calls every operation of the contract. Bodies are the examples of the contract, ids are those of new resources. The stream
 * of events is left out, because a client would read it to its end.
 */

export interface Operation {
  id: string;
  tag: string;
  path: string;
  verb: string;
  bodyType?: string;
  parameters: { name: string; in: string }[];
}

export interface Call {
  operation: Operation;
  path: Record<string, string>;
  header: Record<string, string>;
  body?: unknown;
}

const verbs = ['post', 'get', 'put', 'patch', 'delete'];
const endless = 'streamEvents';

export async function callEveryOperation(
  server: string,
  token: string,
  invoke: (call: Call) => Promise<unknown>,
): Promise<void> {
  const read = async (path: string) =>
    (await fetch(server + path, { headers: { authorization: `Bearer ${token}` } })).json();
  const contract = await read('/openapi?format=JSON');
  const resolve = (node: any) =>
    node.$ref ? node.$ref.slice(2).split('/').reduce((inner: any, step: string) => inner[step], contract) : node;
  const ids: Record<string, string> = {};
  const isCreation = (one: any) => one.verb === 'post' && one.described.responses['201'] !== undefined;
  const operations = Object.entries<any>(contract.paths)
    .flatMap(([path, item]) =>
      Object.entries<any>(item)
        .filter(([verb]) => verbs.includes(verb))
        .map(([verb, described]) => ({ path, verb, described })),
    )
    .filter((one) => one.described.operationId !== endless)
    .sort((a, b) => Number(isCreation(b)) - Number(isCreation(a)) || verbs.indexOf(a.verb) - verbs.indexOf(b.verb));

  for (const { path, verb, described } of operations) {
    const id = ids[path.replace(/\/\{id}.*/, '')];
    const call: Call = {
      operation: { id: described.operationId, tag: described.tags[0], path, verb, parameters: [] },
      path: {},
      header: {},
    };
    for (const parameter of (described.parameters ?? []).map(resolve)) {
      call.operation.parameters.push({ name: parameter.name, in: parameter.in });
      if (parameter.in === 'path') {
        call.path[parameter.name] = { id, type: 'CHART', name: 'activities' }[parameter.name as 'id' | 'type' | 'name'];
      } else if (parameter.name === 'If-Match') {
        call.header['If-Match'] = (await read(path.replace('{id}', id))).etag;
      } else if (parameter.required) {
        throw new Error(`no value for ${parameter.name} of ${described.operationId}`);
      }
    }
    if (described.requestBody) {
      const [type, content] = Object.entries<any>(described.requestBody.content)[0];
      call.operation.bodyType = type;
      call.body = content.example;
    }
    const answer: any = await invoke(call);
    if (verb !== 'delete' && (answer === undefined || answer === null)) {
      throw new Error(`${described.operationId} has no answer`);
    }
    if (isCreation({ verb, described })) {
      ids[path] = answer.id;
    }
  }
  console.log(`${operations.length} operations, each answer decoded`);
}
