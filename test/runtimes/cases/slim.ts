import { unwrap } from "orgkit";
import * as clerk from "orgkit/clerk/slim";
import { listInvites, OpenAICore } from "orgkit/openai/slim";
import { getActiveOrganization, PermitCore } from "orgkit/permit/slim";
import { organizationAccessTokensList, PolarCore } from "orgkit/polar/slim";
import { errorOf, expectShows } from "../expect.ts";
import { png } from "../files.ts";
import type { Cases } from "../suite.ts";

/** The entries without ky. */
export const slim: Cases = {
  async "orgkit/polar/slim works"({ options }) {
    const page = unwrap(await organizationAccessTokensList(new PolarCore(options("polar"))));
    expectShows(page.total, 18);
  },
  async "orgkit/openai/slim works"({ options }) {
    expectShows(unwrap(await listInvites(new OpenAICore(options("openai")), { limit: 5 })).items.length, 5);
  },
  async "orgkit/clerk/slim works and uploads"({ options }) {
    const core = new clerk.ClerkCore(options("clerk"));
    const { id: organizationId } = unwrap(await clerk.createOrganization(core, { name: "Acme" }));
    expectShows(unwrap(await clerk.uploadOrganizationLogo(core, { organizationId, file: png() })), { hasImage: true });
  },
  async "orgkit/permit/slim works"({ options }) {
    expectShows(unwrap(await getActiveOrganization(new PermitCore(options("permit")))), { key: "acme" });
  },
  async "slim sends once"({ options, addFault, requests }) {
    await addFault({ vendor: "polar", status: 503, body: "" });
    const result = await organizationAccessTokensList(new PolarCore(options("polar")));
    expectShows(errorOf(result), { name: "UnexpectedStatusError", status: 503 });
    expectShows((await requests()).length, 1);
  },
  async "slim keeps to timeoutMs"({ options, addFault }) {
    await addFault({ vendor: "polar", delayMs: 60_000 });
    const result = await organizationAccessTokensList(new PolarCore(options("polar", { timeoutMs: 40 })));
    expectShows(errorOf(result), { name: "TimeoutError", limit: "attempt" });
  },
};
