// The filter of a validation page: hide the rows, and the sections, in which all holds.
function showAllValidations() {
  document.querySelectorAll(".hidden").forEach((each) => each.classList.remove("hidden"));
}
function hideSucceededValidations() {
  document.querySelectorAll("tbody tr").forEach((row) => {
    if (row.querySelector("i.text-success")) row.classList.add("hidden");
  });
  document.querySelectorAll(".ge-section").forEach((section) => {
    const rows = [...section.querySelectorAll("tbody tr")];
    const judged = section.querySelector("i.fas");
    if (judged && rows.every((row) => row.classList.contains("hidden"))) section.classList.add("hidden");
  });
}
