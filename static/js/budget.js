/* The sum of a budget while it is typed. The server adds up again; without this script the sum is shown after saving. */
(() => {
  const box = document.querySelector("[data-budget]");
  const shown = box?.querySelector("[data-budget-total]");
  if (!shown) return;
  const amount = (text) => {
    const bare = (text || "").trim().replace(/^rp\.?\s*/i, "").replace(/,-$/, "").replace(/\s/g, "");
    if (!/^(\d{1,3}(\.\d{3})+|\d+)(,\d{1,2})?$/.test(bare)) return null;
    return Number(bare.replace(/\./g, "").replace(",", "."));
  };
  const field = (row, name) => row.querySelector(`[name$="-${name}"]`);
  const total = () => {
    let sum = 0;
    for (const row of box.querySelectorAll("[data-rows-list] .row-card")) {
      if (field(row, "DELETE")?.checked) continue;
      const price = amount(field(row, "unit_price")?.value);
      const quantity = amount(field(row, "quantity")?.value);
      const line = price !== null && quantity !== null ? price * quantity : amount(field(row, "amount")?.value);
      sum += Math.round((line || 0) * 100) / 100;
    }
    const figures = new Intl.NumberFormat("id-ID", { minimumFractionDigits: Number.isInteger(sum) ? 0 : 2, maximumFractionDigits: 2 }).format(sum);
    shown.textContent = sum ? `${shown.dataset.words} Rp${figures}` : "";
  };
  box.addEventListener("input", total);
  box.addEventListener("change", total);
  document.addEventListener("click", () => setTimeout(total));
  total();
})();
