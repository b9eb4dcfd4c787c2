// Completes the pages of the functions with what can be read off the types: who answers what to which status.
import { Application, Comment, CommentTag, Converter, ReflectionFlag, ReflectionKind } from "typedoc";

/** What a status means where the comment of its body does not tell. */
const meanings = {
  400: "The request is wrong, or impossible as things are.",
  401: "The credential is missing, unknown or revoked.",
  403: "The credential may not do this.",
  404: "There is no such thing, or it is deleted.",
  409: "Another one has the key, or another call is changing it.",
  422: "A field or parameter is wrong.",
  429: "Too many requests.",
  500: "The vendor failed.",
  502: "The vendor failed.",
  503: "The vendor is not available.",
  504: "The vendor did not answer in time.",
};

const text = (content) => ({ kind: "text", text: content });
const linkTo = (target, label = target.name) => ({ kind: "inline-tag", tag: "@link", text: label, target });

/** @param {import("typedoc").Application} app */
export function load(app) {
  app.on(Application.EVENT_BOOTSTRAP_END, () => {
    addTo(app.options, "blockTags", "@operation", "@credential", "@errors");
    addTo(app.options, "notRenderedTags", "@operation", "@credential");
  });
  ignoreTwinComments(app.logger);
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context) => {
    for (const module of context.project.getReflectionsByKind(ReflectionKind.Module)) {
      module.name = entryOf(module.name);
      for (const child of module.children ?? []) {
        const [signature] = child.signatures ?? [];
        const operation = signature?.comment?.getTag("@operation");
        if (operation) complete(context, module, signature, operation);
      }
    }
    hideSchemas(context.project);
  });
}

/** Keeps the tags that typedoc knows; a list in its configuration would take their place. */
const addTo = (options, list, ...tags) => options.setValue(list, [...options.getValue(list), ...tags]);

/** Names a module as users import it. */
const entryOf = (name) => (name === "index" ? "orgkit" : `orgkit/${name.replace("funcs/", "")}`);

/** The fields of a schema come from one place in two types, which typedoc takes for two comments. */
function ignoreTwinComments(logger) {
  const ignored = (message) =>
    /has multiple declarations with a comment|^The comments for .* are declared at/.test(message);
  for (const level of ["warn", "info"]) {
    const write = logger[level].bind(logger);
    logger[level] = (message, ...rest) => ignored(message) || write(message, ...rest);
  }
}

/** Shows a type that a schema describes as one written by hand: what its fields hold is no default, their base no type. */
function hideSchemas(project) {
  for (const type of project.getReflectionsByKind(ReflectionKind.Interface)) {
    const bases = type.extendedTypes?.filter((base) => !isInferred(base));
    type.extendedTypes = bases?.length ? bases : undefined;
  }
  for (const field of project.getReflectionsByKind(ReflectionKind.Property)) {
    if (!field.parent.kindOf(ReflectionKind.Class)) delete field.defaultValue;
    if (isInferred(field.inheritedFrom)) {
      delete field.inheritedFrom;
      field.setFlag(ReflectionFlag.Inherited, false);
    }
  }
}

const isInferred = (type) => /\bInfer(Input|Output)\b/.test(type?.name);

function complete(context, module, signature, operation) {
  const { comment, name, parent } = signature;
  const capitalized = name[0].toUpperCase() + name.slice(1);
  const find = (wanted) => module.children.find((child) => child.name === wanted);

  // Where a page of the repository leads to the file of a function, that of the site leads to the function's page.
  const [{ parent: file }] = context.getSymbolFromReflection(parent).declarations;
  context.project.files.registerReflectionPath(file.fileName, parent);

  const request = find(`${capitalized}Request`);
  request.comment = new Comment([], [], new Set(["@expand"]));
  const error = find(`${capitalized}Error`);
  error.comment = new Comment([text("Why "), linkTo(parent), text(" failed; its page lists the statuses.")]);

  const errors = new CommentTag("@errors", errorTable(context, module, error));
  const place = comment.blockTags.findIndex(({ tag }) => tag === "@example");
  comment.blockTags.splice(place, 0, errors);
  comment.summary.push(
    text("\n\n- **Vendor operation**: "),
    ...operation.content,
    text("\n- **Credential**: "),
    ...(comment.getTag("@credential")?.content ?? []),
    ...noteOf(context, module),
  );
}

function noteOf({ project }, module) {
  if (module.name !== "orgkit/polar") return [];
  return [
    text(" Polar's production takes no API token today: "),
    linkTo(guide(project, "Polar's rule today")),
    text("."),
  ];
}

function guide(project, title) {
  const found = project.documents?.find(({ name }) => name === title);
  if (!found) throw new Error(`There is no guide "${title}".`);
  return found;
}

/** Lists the statuses of an error type with their bodies and reasons. */
function errorTable(context, module, error) {
  const checker = context.programs[0].getTypeChecker();
  const union = checker.getDeclaredTypeOfSymbol(context.getSymbolFromReflection(error));
  const refusals = union.types
    .filter(({ symbol }) => symbol.name === "HttpError")
    .map((type) => checker.getTypeArguments(type))
    .sort(([one], [other]) => one.value - other.value);
  const rows = refusals.flatMap(([{ value: status }, body]) => {
    const model = body.symbol || body.types ? modelOf(context, module, body) : undefined;
    return [
      text(`\n| \`HttpError\` ${status} | `),
      model ? linkTo(model) : text("none"),
      text(" | "),
      ...(reasonIn(model, status) ?? [text(meanings[status])]),
      text(" |"),
    ];
  });
  return [
    text("| Error | Body | When |\n| --- | --- | --- |"),
    ...rows,
    text("\n\nBeside them the errors that all operations share: "),
    linkTo(guide(context.project, "Results and errors")),
    text("."),
  ];
}

/** Finds the exported type of a body by its name or, where a schema hides the name, by what it holds. */
function modelOf(context, module, body) {
  const checker = context.programs[0].getTypeChecker();
  const name = (body.aliasSymbol ?? body.symbol)?.name;
  const types = module.children.filter((child) => child.kindOf(ReflectionKind.TypeAlias | ReflectionKind.Interface));
  const isSame = (child) => {
    const type = checker.getDeclaredTypeOfSymbol(context.getSymbolFromReflection(child));
    return checker.isTypeAssignableTo(type, body) && checker.isTypeAssignableTo(body, type);
  };
  return types.find((child) => child.name === name) ?? types.find(isSame);
}

/** Takes the reason from the comment of a body, unless that tells what the body is instead. */
function reasonIn(model, status) {
  const [first, ...rest] = model?.comment?.summary ?? [];
  if (!first || first.text.startsWith("What ")) return undefined;
  const reason = first.text.replace(`${status}: `, "");
  return [text(reason.charAt(0).toUpperCase() + reason.slice(1)), ...rest];
}
