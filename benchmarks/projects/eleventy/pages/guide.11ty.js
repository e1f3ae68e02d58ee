const rows = (table, last) =>
  table
    .map(
      (row, i) => `<tr${i === table.length - 1 ? last : ""}><th>${row.join("<td>")}`,
    )
    .join("");

exports.data = {
  pagination: { data: "guides", size: 1, alias: "guide" },
  permalink: (data) => `${data.guide.path}/index.html`,
};
exports.render = ({ guide }) =>
  guide.head +
  rows(guide.splits, ' class="finish"') +
  guide.middle +
  rows(guide.cycles, "") +
  guide.tail;
