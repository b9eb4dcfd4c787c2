// Answers whether an address has been invited: one walk through the vendor's list for all who ask at about the same time.
import { type ObjectContext, object, RetryableError, rpc } from "@restatedev/restate-sdk";
import { type ListInvitesRequest, listInvites } from "orgkit/openai/listInvites";
import { nextSlot } from "./pace.ts";
import { openaiOf } from "./vendor.ts";

interface Question {
  readonly email: string;
  /** The awakeable that waits for the answer. */
  readonly answer: string;
}

interface LookupState {
  open: Question[];
}

interface ListPage {
  /** The addresses that are invited. */
  readonly invited: readonly string[];
  readonly next?: ListInvitesRequest;
}

const firstPage: ListInvitesRequest = { limit: 100 };
/** An invite that has expired does not count: OpenAI takes a new one then. A person may have been quick to accept. */
const countedStatuses: readonly string[] = ["pending", "accepted"];
const gatherMs = 500;

export const lookup = object({
  name: "lookup",
  handlers: { ask, walk },
  options: { retryPolicy: { initialInterval: 200, maxInterval: { seconds: 10 } } },
});

/** Notes a question; the first one starts a walk soon after. */
async function ask(ctx: ObjectContext<LookupState>, question: Question): Promise<void> {
  const open = (await ctx.get("open")) ?? [];
  ctx.set("open", [...open, question]);
  if (open.length === 0) ctx.objectSendClient(lookup, ctx.key).walk(rpc.sendOpts({ delay: gatherMs }));
}

/** Walks through the list until every open question is answered or the list ends. */
async function walk(ctx: ObjectContext<LookupState>): Promise<void> {
  let open = (await ctx.get("open")) ?? [];
  ctx.clear("open");
  let request: ListInvitesRequest | undefined = firstPage;
  while (request && open.length > 0) {
    const wanted: ListInvitesRequest = request;
    await nextSlot(ctx, ctx.key);
    const page = await ctx.run("listInvites", () => readPage(ctx.key, wanted));
    const invited = new Set(page.invited);
    for (const { answer } of open.filter(({ email }) => invited.has(email))) ctx.resolveAwakeable(answer, true);
    open = open.filter(({ email }) => !invited.has(email));
    request = page.next;
  }
  for (const { answer } of open) ctx.resolveAwakeable(answer, false);
}

async function readPage(account: string, request: ListInvitesRequest): Promise<ListPage> {
  const result = await listInvites(openaiOf(account), request);
  if (result.ok) {
    const { items, nextRequest } = result.value;
    const counted = items.filter(({ status }) => countedStatuses.includes(status));
    const invited = counted.map(({ email }) => email.toLowerCase());
    return { invited, ...(nextRequest && { next: nextRequest }) };
  }
  const { error } = result;
  // The invite that the page was to follow is gone.
  if (error.name === "HttpError" && error.status === 404) return { invited: [], next: firstPage };
  throw RetryableError.from(
    error,
    "retryAfterMs" in error && error.retryAfterMs ? { retryAfter: error.retryAfterMs } : {},
  );
}
