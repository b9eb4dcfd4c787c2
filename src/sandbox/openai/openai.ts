import { type Context, Hono } from "hono";
import { json } from "../json.js";
import { randomHex } from "../random.js";
import type { VendorBindings, VendorContext, VendorSandbox } from "../vendor.js";
import { projectExists, refuseKey } from "./access.js";
import { failure, noInvite, openaiError } from "./answers.js";
import { checkInviteRequest, checkLimit } from "./input.js";
import { type Invite, inviteJson } from "./invite.js";
import type { OpenAIControls, OpenAICredential, OpenAISandboxOptions, OpenAIScope } from "./options.js";
import { collection, item, routes } from "./routes.js";
import { demoInvites } from "./seed.js";
import { createStore } from "./store.js";

type OpenAIContext = Context<{ Bindings: VendorBindings }>;

/** Imitates OpenAI's administration API. */
export function createOpenAI(
  context: VendorContext<OpenAISandboxOptions, OpenAICredential>,
): VendorSandbox<OpenAIControls> {
  const { options, now, seed } = context;
  const store = createStore(now, options, seed ? demoInvites() : []);
  const app = new Hono<{ Bindings: VendorBindings }>();

  type Handler = (c: OpenAIContext) => Response | Promise<Response>;
  const guarded =
    (scope: OpenAIScope, run: Handler): Handler =>
    (c) =>
      refuseKey(c.req.raw.headers, scope, context) ?? run(c);
  const reading = (run: Handler) => guarded("api.management.read", run);
  const writing = (run: Handler) => guarded("api.management.write", run);
  const withInvite =
    (run: (invite: Invite) => Response): Handler =>
    (c) => {
      const id = c.req.param("invite_id") ?? "";
      const invite = store.find(id);
      return invite ? run(invite) : noInvite(id);
    };

  app.get(
    collection,
    reading((c) => {
      const limit = checkLimit(c.req.query("limit"));
      if (limit instanceof Response) return limit;
      const invites = store.list();
      if (options.order !== "oldestFirst") invites.reverse();
      const after = c.req.query("after");
      const place = after === undefined ? -1 : invites.findIndex(({ id }) => id === after);
      if (after !== undefined && place === -1) return noInvite(after, "after");
      const page = invites.slice(place + 1, place + 1 + limit);
      return json(200, {
        object: "list",
        data: page.map(inviteJson),
        first_id: page.at(0)?.id ?? null,
        last_id: page.at(-1)?.id ?? null,
        has_more: place + 1 + limit < invites.length,
      });
    }),
  );

  app.post(
    collection,
    writing(async (c) => {
      const wanted = checkInviteRequest(c.req.header("content-type"), await c.req.text(), (id) =>
        projectExists(options, id),
      );
      if (wanted instanceof Response) return wanted;
      const { email, role } = wanted;
      const obstacle = store.obstacle(email);
      if (obstacle) {
        const state = obstacle === "member" ? "is already a member" : "already has a pending invite";
        return openaiError(400, `${email} ${state}.`, { param: "email" });
      }
      const { defaultProject } = options;
      const fallback = defaultProject === undefined ? [] : [{ id: defaultProject, role: "member" }];
      const invite = store.add({ email, role, projects: wanted.projects ?? fallback });
      return json(options.createStatus ?? 200, inviteJson(invite));
    }),
  );

  app.get(item, reading(withInvite((invite) => json(200, inviteJson(invite)))));

  app.delete(
    item,
    writing(
      withInvite((invite) => {
        if (invite.status === "accepted") {
          return openaiError(400, `Invite '${invite.id}' has already been accepted and cannot be deleted.`);
        }
        store.remove(invite.id);
        return json(200, { object: "organization.invite.deleted", id: invite.id, deleted: true });
      }),
    ),
  );

  app.all(collection, (c) => wrongMethod(c, "GET, POST"));
  app.all(item, (c) => wrongMethod(c, "GET, DELETE"));
  app.notFound((c) => openaiError(404, `Invalid URL (${c.req.method} ${new URL(c.req.url).pathname})`));
  app.onError((_, c) => failure(500, c.req.method));

  function pending(inviteId: string): Invite {
    const invite = store.find(inviteId);
    if (invite?.status === "pending") return invite;
    throw new RangeError(`OpenAI's sandbox has no pending invite with the id "${inviteId}".`);
  }

  return {
    app,
    routes,
    controls: {
      accept: (inviteId) => store.accept(pending(inviteId)),
      expire: (inviteId) => store.expire(pending(inviteId)),
    },
    commonHeaders: () => ({
      "x-request-id": `req_${randomHex(32)}`,
      "openai-version": "2020-10-01",
      "openai-organization": options.organization ?? "org-sandbox",
      "openai-processing-ms": "1",
    }),
    failure,
    reset: store.reset,
  };
}

function wrongMethod(c: OpenAIContext, allow: string): Response {
  const message = `Not allowed to ${c.req.method} on ${new URL(c.req.url).pathname}.`;
  return openaiError(405, message, {}, { allow });
}
