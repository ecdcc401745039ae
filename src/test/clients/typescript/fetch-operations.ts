import createClient from 'openapi-fetch';
import { callEveryOperation } from './every-operation';
import type { components, paths } from './contract';

/** Every operation with openapi-fetch and the types of openapi-typescript. */

const [server, token] = process.argv.slice(2);
const client = createClient<paths>({ baseUrl: server, headers: { Authorization: `Bearer ${token}` } });

/** What the compiler knows of a query, of a configuration and of an event. */
export const query: components['schemas']['MetricQuery'] = {
  v: 1,
  dataset: 'activities',
  measures: [{ id: 'n', agg: 'count', where: { field: 'severity', op: 'in', values: ['ERROR'] } }],
  time: { field: 'createdAt', window: { last: 7, unit: 'day' }, grain: 'day' },
  value: 'n',
};
export const config: components['schemas']['ChartConfig'] = { stacking: 'normal', legend: { position: 'right' } };
export const event: components['schemas']['MetricChanged'] = {
  id: 'm',
  status: 'NORMAL',
  value: null,
  calculatedAt: null,
};

callEveryOperation(server, token, async ({ operation, path, header, body }) => {
  const call = (client as any)[operation.verb.toUpperCase()];
  const headers = operation.bodyType ? { ...header, 'Content-Type': operation.bodyType } : header;
  const { data, error, response } = await call(operation.path, { params: { path, header }, headers, body });
  if (error || !response.ok) {
    throw new Error(`${operation.id}: ${response.status} ${JSON.stringify(error)}`);
  }
  return data;
}).catch((failure) => {
  console.error(failure);
  process.exit(1);
});
