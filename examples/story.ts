// One story over real HTTP: every vendor, every kind of failure, each told apart by matching on the result.
import { collect, items } from "orgkit";
import * as clerk from "orgkit/clerk";
import * as openai from "orgkit/openai";
import * as permit from "orgkit/permit";
import {
  organizationAccessTokensCreate,
  organizationAccessTokensDelete,
  organizationAccessTokensList,
  organizationAccessTokensUpdate,
  PolarCore,
} from "orgkit/polar";
import { serveSandbox } from "orgkit/sandbox";
import { chapter, expectError, expectOk, say, tell } from "./transcript.ts";

const server = await serveSandbox({ seed: "demo" });
const cores = {
  clerk: new clerk.ClerkCore({ accessToken: "sk_test_story0001", baseUrl: `${server.url}/clerk/v1` }),
  openai: new openai.OpenAICore({ accessToken: "sk-admin-story0001", baseUrl: `${server.url}/openai/v1` }),
  permit: new permit.PermitCore({ accessToken: "permit_key_story0001", baseUrl: `${server.url}/permit` }),
  polar: new PolarCore({ accessToken: "polar_oat_story0001", baseUrl: `${server.url}/polar` }),
};
say(`The sandbox listens at ${server.url}`);

chapter("Found an organization");
const organization = expectOk(
  await clerk.createOrganization(cores.clerk, {
    name: "Heliotrope Labs",
    slug: "heliotrope-labs",
    publicMetadata: { plan: "trial" },
  }),
  ({ name, slug }) => `${name}, known as ${slug}`,
);
const organizationId = organization.id;
const png = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
  (c) => c.charCodeAt(0),
);
expectOk(
  await clerk.uploadOrganizationLogo(cores.clerk, {
    organizationId,
    file: new File([png], "logo.png", { type: "image/png" }),
  }),
  ({ hasImage }) => `has a logo: ${hasImage}`,
);
expectOk(
  await clerk.mergeOrganizationMetadata(cores.clerk, {
    organizationId,
    mergeOrganizationMetadataRequest: { publicMetadata: { plan: "pro", seats: 12 } },
  }),
  ({ publicMetadata }) => `metadata ${JSON.stringify(publicMetadata)}`,
);
const twin = expectOk(
  await permit.createOrganization(cores.permit, { key: "heliotrope-labs", name: "Heliotrope Labs" }),
  ({ key, apiKeySecret }) => `twin ${key}, with a key of ${apiKeySecret?.length} characters, shown once`,
);

chapter("Invite two people");
const invites = [];
for (const email of ["mira.okafor@example.com", "ivo.brandt@example.com"]) {
  invites.push(
    expectOk(
      await openai.inviteUser(cores.openai, { email, role: "reader", projects: [] }),
      ({ status, expiresAt }) => `${email} is ${status} until ${expiresAt?.toISOString().slice(0, 10)}`,
    ),
  );
}

chapter("Mint two tokens");
const tokens = [];
for (const comment of ["CI deploy job", "Nightly report"]) {
  const { organizationAccessToken } = expectOk(
    await organizationAccessTokensCreate(cores.polar, { comment, scopes: ["metrics:read"], expiresIn: "P30D" }),
    ({ token, organizationAccessToken: { expiresAt } }) =>
      `${comment}: ${token.slice(0, 10)}…, until ${expiresAt?.toISOString().slice(0, 10)}`,
  );
  tokens.push(organizationAccessToken);
}
expectOk(
  await organizationAccessTokensUpdate(cores.polar, {
    id: tokens[0]?.id ?? "",
    organizationAccessTokenUpdate: { comment: "CI deploy job (EU)" },
  }),
  ({ comment }) => `renamed to ${comment}`,
);

chapter("List everything");
const res = await organizationAccessTokensList(cores.polar, { limit: 8 });
if (res.ok) {
  const { value: result } = res;
  for await (const page of result) expectOk(page, ({ items, total }) => `page of ${items.length}, ${total} in all`);
} else {
  console.log("organizationAccessTokensList failed:", res.error);
}
let newest = "";
let count = 0;
for await (const token of items(organizationAccessTokensList(cores.polar, { limit: 8 }))) {
  if (!token.ok) break;
  newest = token.value.comment;
  count++;
}
tell("items", `${count} tokens one by one, the newest is ${newest}`);
const listings = [
  collect(clerk.listOrganizations(cores.clerk, { limit: 20 })),
  collect(permit.listOrganizations(cores.permit, { perPage: 20 })),
  collect(openai.listInvites(cores.openai, { limit: 20 })),
];
for (const listing of listings) {
  expectOk<{ items: readonly unknown[] }>(await listing, ({ items }) => `${items.length} collected from several pages`);
}

chapter("Fail in every way there is");
const { sandbox } = server;
const list = (options?: object) => organizationAccessTokensList(cores.polar, {}, { retries: false, ...options });
expectError(await organizationAccessTokensDelete(cores.polar, { id: ".." }));
expectError(await organizationAccessTokensList(new PolarCore({ accessToken: "" })));
expectError(await organizationAccessTokensDelete(cores.polar, { id: "a3f0c2de-5b1d-4a7e-9c44-0f6f2a1b7d10" }));
expectError(await organizationAccessTokensCreate(cores.polar, { comment: "x", scopes: [], expiresIn: "soon" }));
sandbox.addFaults({ vendor: "polar", drop: true });
expectError(await list());
sandbox.addFaults({ vendor: "polar", delayMs: 1_000 });
expectError(await list({ timeoutMs: 50 }));
expectError(await list({ signal: AbortSignal.abort() }));
sandbox.addFaults({ vendor: "polar", status: 502, body: "<h1>Bad Gateway</h1>" });
expectError(await list());
sandbox.addFaults({ vendor: "polar", status: 200, body: "<h1>Welcome to the hotel WiFi</h1>" });
expectError(await list());
const brokenFetch = () => Promise.reject(new Error("a bug in a custom fetch"));
expectError(
  await organizationAccessTokensList(new PolarCore({ accessToken: "polar_oat_story0001", fetch: brokenFetch })),
);

chapter("Take it all down");
for (const { id } of tokens) expectOk(await organizationAccessTokensDelete(cores.polar, { id }), () => "gone");
for (const { id } of invites) expectOk(await openai.deleteInvite(cores.openai, { inviteId: id }), () => "gone");
expectOk(
  await permit.deleteOrganization(cores.permit, { orgId: twin.id }),
  (schedule) => `${schedule?.status}, for good on ${schedule?.deleteAfter.toISOString().slice(0, 10)}`,
);
expectOk(
  await clerk.deleteOrganizationLogo(cores.clerk, { organizationId }),
  ({ hasImage }) => `has a logo: ${hasImage}`,
);
expectOk(await clerk.deleteOrganization(cores.clerk, { organizationId }), () => "gone");
await server.close();
say("\nEverything went as told.");
