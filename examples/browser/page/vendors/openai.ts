import { deleteInvite, type Invite, inviteUser, type ListInvitesRequest, listInvites, OpenAICore } from "orgkit/openai";
import { coreOptions } from "../core-options.ts";
import { openForm, textOf } from "../form-dialog.ts";
import { countText, dateText } from "../format.ts";
import type { Section } from "../section.ts";

const openai = new OpenAICore(coreOptions("openai"));

export const section: Section<Invite, ListInvitesRequest> = {
  title: "Invites at OpenAI",
  text: "Who was asked into the organization. OpenAI does not search invites, nor tell how many there are.",
  noun: "invite",
  firstRequest: { limit: 10 },
  list: (request, options) => listInvites(openai, request, options),
  row: ({ id, email, role, status, createdAt }) => ({
    id,
    title: email,
    subtitle: `As ${role}`,
    tags: [status],
    date: createdAt,
  }),
  facts: ({ id, role, status, projects, createdAt, expiresAt, acceptedAt }) => [
    ["Id", id],
    ["Role", role],
    ["Status", status],
    ["Projects", projects.map((project) => `${project.id} as ${project.role}`).join(", ")],
    ["Sent", dateText(createdAt)],
    ["Expires", dateText(expiresAt)],
    ["Accepted", dateText(acceptedAt)],
  ],
  create: { label: "Invite somebody", run: invite },
  // An accepted invite is a user, whom OpenAI removes elsewhere.
  actions: [{ label: "Delete", isDangerous: true, suits: ({ status }) => status !== "accepted", run: remove }],
};

async function invite(): Promise<string | undefined> {
  const sent = await openForm({
    title: "Invite somebody",
    text: "OpenAI sends a mail to the address.",
    fields: [
      { kind: "email", name: "email", label: "E-mail address" },
      {
        kind: "select",
        name: "role",
        label: "Role",
        options: [
          ["reader", "Reader: uses the API"],
          ["owner", "Owner: administers the organization"],
        ],
      },
    ],
    submitLabel: "Invite",
    submit: (data, signal) =>
      inviteUser(
        openai,
        { email: textOf(data, "email"), role: textOf(data, "role") === "owner" ? "owner" : "reader" },
        { signal },
      ),
  });
  return sent && `${sent.value.email} is invited.`;
}

async function remove({ id, email, projects }: Invite): Promise<string | undefined> {
  const deleted = await openForm({
    title: `Delete the invite of ${email}?`,
    text: `Its link will not work any more${projects.length ? `, nor open ${countText(projects.length, "project")}` : ""}.`,
    submitLabel: "Delete",
    isDangerous: true,
    submit: (_data, signal) => deleteInvite(openai, { inviteId: id }, { signal }),
  });
  return deleted && `The invite of ${email} is deleted.`;
}
