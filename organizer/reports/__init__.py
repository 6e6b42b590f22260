"""The progress report: sections gathered from the areas, amounts as asked, typeset as PDF or HTML. No Qt."""
