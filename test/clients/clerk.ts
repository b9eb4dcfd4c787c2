import { createClerkClient } from "@clerk/backend";
import * as clerk from "../../src/funcs/clerk/index.js";
import { type Difference, pairing } from "./exchange.js";

const declaresJson: Difference = {
  reason: "the official client declares JSON on requests without a body",
  apply: (sent) => ({ ...sent, headers: { ...sent.headers, "content-type": "application/json" } }),
};
export const dropsFalsy: Difference = {
  reason: "the official client drops false, 0 and empty texts from the query",
  apply: (sent) => ({ ...sent, query: sent.query.filter(([, value]) => !["false", "0", ""].includes(value)) }),
};
export const dropsMissingMember: Difference = {
  reason: "the official client knows only one of the two extras when it gets an organization",
  apply: (sent) => ({ ...sent, query: sent.query.filter(([name]) => name === "include_members_count") }),
};
export const dropsEmptyBody: Difference = {
  reason: "the official client sends nothing for an empty object",
  apply: ({ json, ...sent }) => sent,
};
export const dropsEmptyPart: Difference = {
  reason: "the official client drops an empty text from a form",
  apply: ({ form = [], ...sent }) => ({ ...sent, form: form.filter(({ value }) => value !== "") }),
};

const unencoded = { reason: "the official client does not encode an id", leadsAstray: true };

/** Tells which segments an id becomes that is put into the path as it is. */
export const becomes = (...segments: readonly string[]): Difference => ({
  ...unencoded,
  apply: (sent) => ({ ...sent, path: [...sent.path.slice(0, 3), ...segments, ...sent.path.slice(4)] }),
});

/** Tells what is left of an id that ends the path, and what query it then starts. */
export const endsWith = (id: string, query?: readonly [string, string]): Difference => ({
  ...unencoded,
  apply: (sent) => {
    const rest = query && ([query[0], [query[1], ...sent.path.slice(4)].join("/")] as const);
    return { ...sent, path: [...sent.path.slice(0, 3), id], query: rest ? [rest, ...sent.query] : sent.query };
  },
});

/** Makes both clients for a sandbox that is known later. */
export function clients(url: () => string) {
  const secretKey = "sk_test_clients0001";
  const ours = () => new clerk.ClerkCore({ accessToken: secretKey, baseUrl: `${url()}/clerk/v1`, retries: false });
  const theirs = () => createClerkClient({ secretKey, apiUrl: `${url()}/clerk` }).organizations;
  return {
    ours,
    theirs,
    lists: pairing<clerk.ListOrganizationsRequest>({
      operation: "list",
      ours: (input) => clerk.listOrganizations(ours(), input),
      theirs: (input) => theirs().getOrganizationList(input as object),
      always: [declaresJson],
    }),
    creates: pairing<clerk.CreateOrganizationRequest>({
      operation: "create",
      ours: (input) => clerk.createOrganization(ours(), input),
      theirs: (input) => theirs().createOrganization(input as { name: string }),
    }),
    gets: pairing<clerk.GetOrganizationRequest>({
      operation: "get",
      ours: (input) => clerk.getOrganization(ours(), input),
      theirs: ({ organizationId, ...extras }) => theirs().getOrganization({ organizationId, ...(extras as object) }),
      always: [declaresJson],
    }),
    updates: pairing<clerk.UpdateOrganizationRequest>({
      operation: "update",
      ours: (input) => clerk.updateOrganization(ours(), input),
      theirs: ({ organizationId, updateOrganizationRequest }) =>
        theirs().updateOrganization(organizationId, updateOrganizationRequest as object),
    }),
    merges: pairing<clerk.MergeOrganizationMetadataRequest>({
      operation: "merge",
      ours: (input) => clerk.mergeOrganizationMetadata(ours(), input),
      theirs: ({ organizationId, mergeOrganizationMetadataRequest }) =>
        theirs().updateOrganizationMetadata(organizationId, mergeOrganizationMetadataRequest as object),
    }),
    uploads: pairing<clerk.UploadOrganizationLogoRequest>({
      operation: "upload",
      ours: (input) => clerk.uploadOrganizationLogo(ours(), input),
      theirs: ({ organizationId, file, uploaderUserId = "" }) =>
        theirs().updateOrganizationLogo(organizationId, { file, uploaderUserId }),
    }),
    deletes: pairing<string>({
      operation: "delete",
      ours: (organizationId) => clerk.deleteOrganization(ours(), { organizationId }),
      theirs: (organizationId) => theirs().deleteOrganization(organizationId),
      always: [declaresJson],
    }),
    logoDeletes: pairing<string>({
      operation: "delete the logo",
      ours: (organizationId) => clerk.deleteOrganizationLogo(ours(), { organizationId }),
      theirs: (organizationId) => theirs().deleteOrganizationLogo(organizationId),
      always: [declaresJson],
    }),
  };
}
