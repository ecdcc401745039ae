import { client } from './heyapi/client.gen';
import * as sdk from './heyapi/sdk.gen';
import { callEveryOperation } from './every-operation';

/** Every operation with the client of @hey-api/openapi-ts. */

const [server, token] = process.argv.slice(2);
client.setConfig({ baseUrl: server, auth: token });

callEveryOperation(server, token, async ({ operation, path, header, body }) => {
  const { data, error, response } = await (sdk as any)[operation.id]({ path, headers: header, body });
  if (error || !response.ok) {
    throw new Error(`${operation.id}: ${response.status} ${JSON.stringify(error)}`);
  }
  return data;
}).catch((failure) => {
  console.error(failure);
  process.exit(1);
});
