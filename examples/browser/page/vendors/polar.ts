import {
  type OrganizationAccessToken,
  type OrganizationAccessTokensListRequest,
  organizationAccessTokensCreate,
  organizationAccessTokensDelete,
  organizationAccessTokensList,
  organizationAccessTokensUpdate,
  PolarCore,
  type Scope,
} from "orgkit/polar";
import { coreOptions } from "../core-options.ts";
import { openForm, textOf } from "../form-dialog.ts";
import { countText, dateText } from "../format.ts";
import { showSecret } from "../secret-dialog.ts";
import type { Section } from "../section.ts";

const polar = new PolarCore(coreOptions("polar"));

/** What the console grants; Polar knows many more. */
const scopes: readonly Scope[] = ["metrics:read", "orders:read", "products:read", "customers:read", "webhooks:write"];

export const section: Section<OrganizationAccessToken, OrganizationAccessTokensListRequest> = {
  title: "Access tokens at Polar",
  text: "What acts for the organization. Polar shows a token's secret once and does not search tokens.",
  noun: "token",
  firstRequest: { limit: 10, sorting: ["-created_at"] },
  list: (request, options) => organizationAccessTokensList(polar, request, options),
  row: (token) => ({
    id: token.id,
    title: nameOf(token),
    subtitle: token.scopes.join(", "),
    tags: [lifeOf(token)],
    date: token.createdAt,
  }),
  facts: (token) => [
    ["Id", token.id],
    ["Organization", token.organizationId],
    ["Scopes", token.scopes.join(", ")],
    ["Created", dateText(token.createdAt)],
    ["Last used", dateText(token.lastUsedAt) || "never"],
    ["Expires", dateText(token.expiresAt) || "never"],
  ],
  create: { label: "Mint a token", run: mint },
  actions: [
    { label: "Rename", run: rename },
    { label: "Delete", isDangerous: true, run: remove },
  ],
};

const nameOf = ({ comment }: OrganizationAccessToken): string => comment || "Token without a name";

function lifeOf({ expiresAt }: OrganizationAccessToken): string {
  if (!expiresAt) return "for ever";
  return expiresAt.getTime() < Date.now() ? "expired" : `until ${dateText(expiresAt)}`;
}

async function mint(): Promise<string | undefined> {
  const minted = await openForm({
    title: "Mint a token",
    fields: [
      { kind: "text", name: "comment", label: "Name", hint: "What it is for." },
      {
        kind: "select",
        name: "expiresIn",
        label: "Works for",
        options: [
          ["P30D", "30 days"],
          ["P90D", "90 days"],
          ["P365D", "A year"],
          ["", "Ever"],
        ],
      },
      { kind: "checkboxes", name: "scopes", label: "May", options: scopes, value: ["metrics:read"] },
    ],
    submitLabel: "Mint",
    submit: (data, signal) =>
      organizationAccessTokensCreate(
        polar,
        {
          comment: textOf(data, "comment"),
          scopes: scopes.filter((scope) => data.getAll("scopes").includes(scope)),
          expiresIn: textOf(data, "expiresIn") || undefined,
        },
        { signal },
      ),
  });
  if (!minted) return undefined;
  const { organizationAccessToken, token } = minted.value;
  const name = nameOf(organizationAccessToken);
  await showSecret(`The secret of ${name}`, token);
  return `${name} is minted, with ${countText(organizationAccessToken.scopes.length, "scope")}.`;
}

async function rename(token: OrganizationAccessToken): Promise<string | undefined> {
  const renamed = await openForm({
    title: `Rename ${nameOf(token)}`,
    fields: [{ kind: "text", name: "comment", label: "Name", value: token.comment }],
    submitLabel: "Rename",
    submit: (data, signal) =>
      organizationAccessTokensUpdate(
        polar,
        { id: token.id, organizationAccessTokenUpdate: { comment: textOf(data, "comment") } },
        { signal },
      ),
  });
  return renamed && `${nameOf(token)} is now ${nameOf(renamed.value)}.`;
}

async function remove(token: OrganizationAccessToken): Promise<string | undefined> {
  const deleted = await openForm({
    title: `Delete ${nameOf(token)}?`,
    text: "Whatever uses it stops working at once. This cannot be undone.",
    submitLabel: "Delete",
    isDangerous: true,
    submit: (_data, signal) => organizationAccessTokensDelete(polar, { id: token.id }, { signal }),
  });
  return deleted && `${nameOf(token)} is deleted.`;
}
