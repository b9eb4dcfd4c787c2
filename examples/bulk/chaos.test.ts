import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { unwrap } from "orgkit";
import { inviteUser, listInvites, OpenAICore } from "orgkit/openai";
import { type Fault, serveSandbox } from "orgkit/sandbox";
import { audit } from "./audit.ts";
import type { Progress } from "./batch.ts";
import { createChaos } from "./chaos.ts";
import { runBatch } from "./client.ts";
import { type LocalCluster, startLocalCluster } from "./local.ts";

const addresses = (count: number) => Array.from({ length: count }, (_, index) => `person-${index + 1}@example.com`);

/** Runs a test on a cluster of its own; a failure shows what the processes wrote. */
function onCluster(
  workers: number,
  run: (local: LocalCluster, context: TestContext) => Promise<void>,
  servedSandboxUrl?: string,
) {
  return async (context: TestContext) => {
    const local = await startLocalCluster(workers, servedSandboxUrl);
    try {
      await run(local, context);
    } catch (error) {
      console.error(local.logs());
      throw error;
    } finally {
      local.close();
    }
  };
}

test(
  "5,000 invitations survive the death of a worker and of the server: 5,000 invites, none sent twice",
  onCluster(3, async (local, t) => {
    const [lanes, perSecond, emails] = [24, 150, addresses(5_000)];
    const breakThings = createChaos(local, lanes);
    const broken: string[] = [];
    let last: Progress | undefined;
    const request = { account: "org-example", role: "reader", emails, lanes } as const;
    for await (const progress of runBatch(local.ingress, "chaos", request, perSecond)) {
      last = progress;
      const said = await breakThings(progress);
      if (said) broken.push(said);
    }
    const seen = await audit(local.sandboxUrl);
    t.diagnostic(JSON.stringify({ broken, progress: last, seen }));

    assert.equal(broken.length, 2);
    assert.equal(seen.invites, 5_000);
    assert.equal(seen.posts, 5_000);
    assert.deepEqual(seen.twice, []);
    assert.ok(last);
    assert.equal(last.sent + last.found, 5_000);
    assert.ok(last.found > 0, "some answers were lost, so some invitations were found by looking up");
    assert.ok(seen.lists < 3 * 50, "all that were in doubt at a time shared one walk through the list");
  }),
);

describe("a batch", { concurrency: true }, () => {
  test(
    "sends what the vendor puts off or leaves unanswered until it has taken effect, and no longer",
    onCluster(1, async (local) => {
      const faults: Fault[] = [
        { status: 429, headers: { "retry-after": "1" }, times: 3 },
        { drop: "request", times: 3 },
        { status: 500, times: 3 },
        { drop: "response", times: 3 },
      ].map((fault) => ({ vendor: "openai", operation: "inviteUser", ...fault }) as Fault);
      const openai = new OpenAICore({ accessToken: "sk-admin-earlier", baseUrl: `${local.sandboxUrl}/openai/v1` });
      await inviteUser(openai, { email: "person-50@example.com", role: "reader" });
      await fetch(`${local.sandboxUrl}/_sandbox/faults`, { method: "POST", body: JSON.stringify(faults) });
      let last: Progress | undefined;
      const request = { account: "org-example", role: "reader", emails: addresses(100), lanes: 12 } as const;
      for await (const progress of runBatch(local.ingress, "faults", request, 100)) last = progress;
      const seen = await audit(local.sandboxUrl);

      assert.ok(last);
      assert.deepEqual(
        last.refusals.map(({ email }) => email),
        ["person-50@example.com"],
      );
      assert.deepEqual([last.sent, last.found, last.refused], [96, 3, 1]);
      assert.equal(seen.invites, 100);
      assert.equal(seen.posts, 1 + 100 + 9);
    }),
  );

  test("finds an invite that was accepted before it is looked up", async (t) => {
    const { url, sandbox, close } = await serveSandbox({
      faults: [{ operation: "openai.inviteUser", drop: "response" }],
    });
    t.after(close);
    const openai = new OpenAICore({ accessToken: "sk-admin-invitee", fetch: sandbox.fetch });
    const acceptAll = async () => {
      const { items: invites } = unwrap(await listInvites(openai));
      for (const { id } of invites.filter(({ status }) => status === "pending")) sandbox.openai.accept(id);
    };
    const run = async (local: LocalCluster) => {
      let last: Progress | undefined;
      const request = { account: "org-example", role: "reader", emails: addresses(1), lanes: 1 } as const;
      for await (const progress of runBatch(local.ingress, "accepted", request, 100)) {
        last = progress;
        await acceptAll();
      }

      assert.deepEqual([last?.sent, last?.found, last?.refused], [0, 1, 0]);
      assert.equal((await audit(local.sandboxUrl)).posts, 1);
    };
    await onCluster(1, run, url)(t);
  });

  test(
    "is no faster than the vendor allows, not even to make up for lost time",
    onCluster(1, async (local) => {
      // The first lane is held up until its nine other slots are void, so 29 slots are needed for 20 invitations.
      const [perSecond, slots] = [4, 20 + 9];
      const fault: Fault = { vendor: "openai", operation: "inviteUser", bodyDelayMs: 4_400 };
      await fetch(`${local.sandboxUrl}/_sandbox/faults`, { method: "POST", body: JSON.stringify(fault) });
      const startedAt = performance.now();
      const request = { account: "org-example", role: "reader", emails: addresses(20), lanes: 2 } as const;
      for await (const _ of runBatch(local.ingress, "pace", request, perSecond));
      const tookMs = performance.now() - startedAt;

      assert.ok(tookMs >= ((slots - 1) / perSecond) * 1_000, `it took ${tookMs} ms`);
    }),
  );

  test(
    "keeps still for as long as the vendor asks",
    onCluster(1, async (local) => {
      const headers = { "retry-after": "2" };
      const fault: Fault = { vendor: "openai", operation: "inviteUser", status: 429, headers };
      await fetch(`${local.sandboxUrl}/_sandbox/faults`, { method: "POST", body: JSON.stringify(fault) });
      const startedAt = performance.now();
      const request = { account: "org-example", role: "reader", emails: addresses(1), lanes: 1 } as const;
      for await (const _ of runBatch(local.ingress, "hold", request, 100));
      const tookMs = performance.now() - startedAt;

      assert.ok(tookMs >= 2_000, `it took ${tookMs} ms`);
      assert.equal((await audit(local.sandboxUrl)).posts, 2);
    }),
  );

  test(
    "that is handed over again goes on instead of starting again",
    onCluster(1, async (local) => {
      const request = {
        account: "org-example",
        role: "reader",
        lanes: 2,
        emails: [...addresses(20), "PERSON-1@example.com"],
      } as const;
      for (let times = 0; times < 2; times++) {
        for await (const _ of runBatch(local.ingress, "again", request, 100));
      }
      const { posts, twice } = await audit(local.sandboxUrl);
      assert.deepEqual({ posts, twice }, { posts: 20, twice: [] });
    }),
  );
});

test("an interrupted demo leaves no process and no file behind", async (t) => {
  const temporary = mkdtempSync(join(tmpdir(), "orgkit-bulk-test-"));
  t.after(() => rmSync(temporary, { recursive: true, force: true }));
  const demo = spawn(process.execPath, ["start.ts"], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ["ignore", "ignore", "pipe"],
  });
  t.after(() => demo.kill("SIGKILL"));
  let said = "";
  let sandboxUrl: string | undefined;
  for await (const piece of demo.stderr.setEncoding("utf8")) {
    said += piece;
    sandboxUrl = /sandbox at (http\S+)/.exec(said)?.[1];
    if (sandboxUrl) break;
  }
  demo.kill("SIGINT");
  await once(demo, "exit");
  assert.ok(sandboxUrl, said);
  await assert.rejects(fetch(sandboxUrl));
  assert.deepEqual(readdirSync(temporary), []);
});
