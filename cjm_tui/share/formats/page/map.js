"use strict";
// Puts a table on the clipboard as a table and as text. Word processors, chats and mail take
// the first; what can't takes the second.

const escaped = (text) =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const said = (paragraph) =>
  [...paragraph.childNodes]
    .map((node) => (node.nodeName === "BR" ? "\n" : node.textContent))
    .join("");

const linesOf = (cell) => {
  const paragraphs = [...cell.querySelectorAll("p")];
  const texts = paragraphs.length
    ? paragraphs.map(said)
    : [[...cell.childNodes].map((node) => node.textContent).join(" ")];
  return texts.flatMap((text) => text.split("\n")).filter((line) => line.trim());
};

const rowsOf = (table) =>
  [...table.rows].map((row) =>
    [...row.cells].map((cell) => ({
      tag: cell.tagName.toLowerCase(),
      lines: linesOf(cell),
    })),
  );

// The heading stands before the table: some sites don't take a paste that begins with one.
// The last property keeps a cell's lines in one cell of a spreadsheet.
const asHtml = (heading, rows) => {
  const box =
    "border:1px solid #999;padding:4px 8px;text-align:left;vertical-align:top;" +
    "mso-data-placement:same-cell";
  const written = rows.map((cells) => {
    const inner = cells.map(
      ({ tag, lines }) =>
        `<${tag} style="${box}">${lines.map(escaped).join("<br>")}</${tag}>`,
    );
    return `<tr>${inner.join("")}</tr>`;
  });
  return (
    `<h2>${escaped(heading)}</h2>` +
    `<table style="border-collapse:collapse">${written.join("")}</table>`
  );
};

const asText = (heading, rows) => {
  const written = rows.map((cells) =>
    cells.map(({ lines }) => lines.join("; ").replace(/\t/g, " ")).join("\t"),
  );
  return [heading, ...written].join("\n");
};

const copy = (section) => {
  const heading = section.querySelector("h2").textContent;
  const rows = rowsOf(section.querySelector("table"));
  let reached = false;
  const give = (event) => {
    event.clipboardData.setData("text/html", asHtml(heading, rows));
    event.clipboardData.setData("text/plain", asText(heading, rows));
    event.preventDefault();
    reached = true;
  };
  // Some browsers copy only where something is selected, and if it fails it is the way out.
  getSelection().selectAllChildren(section.querySelector("table"));
  document.addEventListener("copy", give);
  let done = false;
  try {
    done = document.execCommand("copy");
  } catch {
    done = false;
  }
  document.removeEventListener("copy", give);
  if (done && reached) getSelection().removeAllRanges();
  return done && reached;
};

for (const section of document.querySelectorAll("section.map")) {
  const button = section.querySelector("button");
  const told = section.querySelector("output");
  if (!button) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    told.textContent = copy(section) ? told.dataset.copied : told.dataset.failed;
  });
}
