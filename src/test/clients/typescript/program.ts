import { randomUUID } from 'node:crypto';
import { Configuration, ResponseError, WidgetDefinition, WidgetType, WidgetsApi } from './client';

/** What a client team does first with the generated client: create, page, patch, and send again. */

const [server, token] = process.argv.slice(2);
const widgets = new WidgetsApi(new Configuration({ basePath: server, accessToken: token }));
const type = WidgetType.ActivityFeed;

function demand(holds: boolean, what: string): void {
  if (!holds) {
    throw new Error(`Not so: ${what}`);
  }
}

function definition(name: string): WidgetDefinition {
  return { name, type, config: {}, position: { x: 0, y: 0, w: 4, h: 3 } };
}

async function create(name: string): Promise<string> {
  const created = await widgets.createWidget({ widgetDefinition: definition(name) });
  demand(created.name === name, 'the widget has its name');
  demand(created.createdAt instanceof Date, 'the widget has its time');
  return created.id;
}

async function pageThrough(created: string[]): Promise<void> {
  const found: string[] = [];
  let pages = 0;
  let cursor: string | undefined;
  do {
    const page = await widgets.listWidgets({ limit: 2, cursor, type: [type] });
    found.push(...page.items.map((widget) => widget.id));
    cursor = page.next ?? undefined;
    pages++;
  } while (cursor !== undefined);
  demand(pages >= 2, 'there is more than one page');
  demand(created.every((id) => found.includes(id)), 'the pages hold what was created');
  demand(new Set(found).size === found.length, 'no widget is on two pages');
}

async function patchWithStaleTag(id: string): Promise<void> {
  const read = await widgets.getWidget({ id });
  const patched = await widgets.patchWidget({ id, ifMatch: read.etag, widgetDefinitionPatch: { title: 'Patched' } });
  demand(patched.title === 'Patched', 'the patch is in');
  try {
    await widgets.patchWidget({ id, ifMatch: read.etag, widgetDefinitionPatch: { title: 'Too late' } });
  } catch (refused) {
    demand(refused instanceof ResponseError && refused.response.status === 412, 'the refusal is 412');
    return;
  }
  demand(false, 'the stale patch is refused');
}

async function sendAgain(): Promise<void> {
  const request = { widgetDefinition: definition('Once'), idempotencyKey: randomUUID() };
  const first = await widgets.createWidgetRaw(request);
  const again = await widgets.createWidgetRaw(request);
  demand((await again.value()).id === (await first.value()).id, 'one widget was made');
  demand(again.raw.headers.get('Idempotency-Replayed') === 'true', 'the second answer is the first');
}

async function main(): Promise<void> {
  const created = [await create('First'), await create('Second'), await create('Third')];
  await pageThrough(created);
  await patchWithStaleTag(created[0]);
  await sendAgain();
}

main().catch((failure) => {
  console.error(failure);
  process.exit(1);
});
