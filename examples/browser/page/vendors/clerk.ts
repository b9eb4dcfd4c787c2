import {
  ClerkCore,
  createOrganization,
  deleteOrganization,
  deleteOrganizationLogo,
  type ListOrganizationsRequest,
  listOrganizations,
  mergeOrganizationMetadata,
  type Organization,
  updateOrganization,
  uploadOrganizationLogo,
} from "orgkit/clerk";
import { coreOptions } from "../core-options.ts";
import { openForm, textOf } from "../form-dialog.ts";
import { countText, dateText } from "../format.ts";
import { mergePatch, objectText, parseObject } from "../json-text.ts";
import { openLogoDialog } from "../logo-dialog.ts";
import { fetchWithProgress } from "../progress-fetch.ts";
import type { Section } from "../section.ts";

const clerk = new ClerkCore(coreOptions("clerk"));
const firstRequest: ListOrganizationsRequest = { limit: 10, includeMembersCount: true };
/** The sandbox keeps no pictures, so those that were sent from here are shown from memory. */
const pictures = new Map<string, string>();

export const section: Section<Organization, ListOrganizationsRequest> = {
  title: "Organizations at Clerk",
  text: "The organizations of one Clerk instance, with their metadata and logos.",
  noun: "organization",
  firstRequest,
  search: {
    label: "Search by name, slug or id",
    request: (query) => ({ ...firstRequest, query }),
  },
  list: (request, options) => listOrganizations(clerk, request, options),
  row: ({ id, name, slug, membersCount, hasImage, publicMetadata, createdAt }) => ({
    id,
    title: name,
    subtitle: slug,
    tags: [
      countText(membersCount ?? 0, "member"),
      ...(publicMetadata?.plan ? [`${publicMetadata.plan}`] : []),
      ...(hasImage ? ["logo"] : []),
    ],
    date: createdAt,
    picture: hasImage ? pictures.get(id) : undefined,
  }),
  facts: ({ id, slug, membersCount, maxAllowedMemberships, publicMetadata, createdAt, updatedAt }) => [
    ["Id", id],
    ["Slug", slug],
    ["Members", `${membersCount ?? 0} of ${maxAllowedMemberships || "any number"}`],
    ["Public metadata", objectText(publicMetadata)],
    ["Created", dateText(createdAt)],
    ["Changed", dateText(updatedAt)],
  ],
  create: { label: "New organization", run: create },
  actions: [
    { label: "Rename", run: rename },
    { label: "Edit metadata", run: editMetadata },
    { label: "Upload a logo", run: uploadLogo },
    { label: "Remove the logo", suits: ({ hasImage }) => hasImage, run: removeLogo },
    { label: "Delete", isDangerous: true, run: remove },
  ],
};

async function create(): Promise<string | undefined> {
  const made = await openForm({
    title: "New organization",
    fields: [
      { kind: "text", name: "name", label: "Name" },
      {
        kind: "text",
        name: "slug",
        label: "Slug",
        hint: "Lowercase letters, digits and -. Left empty, Clerk makes one.",
      },
    ],
    submitLabel: "Create",
    submit: (data, signal) =>
      createOrganization(clerk, { name: textOf(data, "name"), slug: textOf(data, "slug") || undefined }, { signal }),
  });
  return made && `${made.value.name} is there.`;
}

async function rename({ id, name }: Organization): Promise<string | undefined> {
  const renamed = await openForm({
    title: `Rename ${name}`,
    fields: [{ kind: "text", name: "name", label: "Name", value: name }],
    submitLabel: "Rename",
    submit: (data, signal) =>
      updateOrganization(
        clerk,
        { organizationId: id, updateOrganizationRequest: { name: textOf(data, "name") } },
        { signal },
      ),
  });
  return renamed && `${name} is now ${renamed.value.name}.`;
}

async function editMetadata({ id, name, publicMetadata }: Organization): Promise<string | undefined> {
  const changed = await openForm({
    title: `Metadata of ${name}`,
    fields: [
      {
        kind: "json",
        name: "publicMetadata",
        label: "Public metadata, as JSON",
        hint: "The front end can read it.",
        value: objectText(publicMetadata),
      },
    ],
    submitLabel: "Save",
    submit: (data, signal) => {
      const read = parseObject(textOf(data, "publicMetadata"));
      if (!read.ok) return [{ field: "publicMetadata", message: read.problem }];
      // Clerk merges: what was taken out of the text has to be taken out there.
      const patch = mergePatch(publicMetadata ?? {}, read.value);
      return mergeOrganizationMetadata(
        clerk,
        { organizationId: id, mergeOrganizationMetadataRequest: { publicMetadata: patch } },
        { signal },
      );
    },
  });
  return changed && `The metadata of ${name} is saved.`;
}

async function uploadLogo({ id, name }: Organization): Promise<string | undefined> {
  const file = await openLogoDialog(`Logo of ${name}`, (file, onProgress, signal) => {
    const core = new ClerkCore({ ...coreOptions("clerk"), fetch: fetchWithProgress(onProgress) });
    // It may be large and the line slow.
    const limits = { timeoutMs: 120_000, deadlineMs: 120_000 };
    return uploadOrganizationLogo(core, { organizationId: id, file }, { signal, ...limits });
  });
  if (!file) return undefined;
  URL.revokeObjectURL(pictures.get(id) ?? "");
  pictures.set(id, URL.createObjectURL(file));
  return `${name} has a new logo.`;
}

async function removeLogo({ id, name }: Organization): Promise<string | undefined> {
  const removed = await openForm({
    title: `Remove the logo of ${name}?`,
    text: "It will be shown with its initials again.",
    submitLabel: "Remove",
    isDangerous: true,
    submit: (_data, signal) => deleteOrganizationLogo(clerk, { organizationId: id }, { signal }),
  });
  return removed && `${name} has no logo any more.`;
}

async function remove({ id, name, membersCount }: Organization): Promise<string | undefined> {
  const deleted = await openForm({
    title: `Delete ${name}?`,
    text: `This cannot be undone. ${countText(membersCount ?? 0, "member")} will lose access.`,
    submitLabel: "Delete",
    isDangerous: true,
    submit: (_data, signal) => deleteOrganization(clerk, { organizationId: id }, { signal }),
  });
  return deleted && `${name} is deleted.`;
}
