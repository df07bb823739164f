// The trend picture: responses as bars, scores as lines. Drawn on a canvas; tooltips as drawn text, for the content
// security policy allows no inline styles.
(() => {
  'use strict';
  const COLOURS = { light: ['#1f5fbf', '#1d7a4c', '#8a5a00', '#7a3fa0'], dark: ['#86b4ff', '#7fd3a6', '#efc46c', '#cfa6ee'] };
  const ours = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  let chart = null;
  let drawn = '';

  function draw() {
    const frame = document.getElementById('trend');
    if (!frame || !window.echarts) { return; }
    const place = canvasOf(frame);
    if (chart && chart.getDom() !== place) {
      chart.dispose();
      chart = null;
    }
    if (chart && drawn === frame.dataset.chart) { return; }
    const first = chart === null;
    drawn = frame.dataset.chart;
    chart = chart || echarts.init(place, null, { renderer: 'canvas' });
    chart.setOption(option(JSON.parse(drawn), first), true);
  }

  // A nameless element inside: htmx would carry the styles that ECharts gives it over to the next element of the same
  // id, as an attribute, which the content security policy forbids.
  function canvasOf(frame) {
    if (!frame.firstElementChild) {
      const inner = frame.appendChild(document.createElement('div'));
      inner.style.height = '100%';
    }
    return frame.firstElementChild;
  }

  function option(data, first) {
    const font = getComputedStyle(document.body).fontFamily;
    const percent = data.lines.every(line => line.percent);
    const quiet = ours('--hy-quiet');
    const line = ours('--hy-line');
    const narrow = document.documentElement.clientWidth < 700;
    return {
      animation: false,
      textStyle: { fontFamily: font },
      color: COLOURS[document.documentElement.dataset.bsTheme === 'dark' ? 'dark' : 'light'],
      grid: { left: 8, right: 8, top: 56, bottom: 12, containLabel: true },
      legend: { top: 0, left: 0, type: 'scroll', icon: 'roundRect', itemWidth: 14, itemHeight: 4, textStyle: { color: ours('--hy-ink'), width: narrow ? 220 : 360, overflow: 'truncate' } },
      tooltip: { trigger: 'axis', renderMode: 'richText', confine: true, backgroundColor: ours('--hy-card'), borderColor: line, textStyle: { color: ours('--hy-ink') }, formatter: items => words(items, data) },
      xAxis: { type: 'category', data: data.days, axisTick: { show: false }, axisLabel: { formatter: day, hideOverlap: true, color: quiet }, axisLine: { lineStyle: { color: line } } },
      yAxis: [
        { type: 'value', name: percent ? data.words.percent : data.words.score, nameTextStyle: { align: 'left', color: quiet }, min: percent ? 0 : -100, max: 100, splitLine: { lineStyle: { color: line } }, axisLabel: { color: quiet } },
        { type: 'value', name: data.words.responses, nameTextStyle: { align: 'right', color: quiet }, minInterval: 1, splitLine: { show: false }, axisLabel: { color: quiet }, max: top => roomy(top.max) },
      ],
      series: [
        { name: data.words.responses, type: 'bar', yAxisIndex: 1, data: data.volume, itemStyle: { color: ours('--hy-chart'), borderRadius: [3, 3, 0, 0] }, barMaxWidth: 28 },
        ...data.lines.map(line => ({ name: line.name, type: 'line', data: line.values, connectNulls: false, showSymbol: true, symbolSize: 5, lineStyle: { width: 2 } })),
      ],
    };
  }

  // Bars fill the lower half, so that they stay behind the lines.
  function roomy(most) {
    const wanted = Math.max(4, most * 2);
    const step = 10 ** Math.floor(Math.log10(wanted)) / 2;
    return Math.ceil(wanted / step) * step;
  }

  function day(text) {
    return new Intl.DateTimeFormat(document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(text + 'T00:00Z'));
  }

  function words(items, data) {
    const at = items[0].dataIndex;
    const lines = data.lines
      .filter(line => line.values[at] !== null)
      .map(line => `${line.name.length > 40 ? line.name.slice(0, 39) + '…' : line.name}: ${line.values[at]}${line.percent ? ' %' : ''} (n = ${line.n[at]})`);
    return [day(data.days[at]), `${data.words.responses}: ${data.volume[at]}`, ...lines].join('\n');
  }

  document.addEventListener('DOMContentLoaded', draw);
  document.body.addEventListener('htmx:afterSettle', draw);
  document.documentElement.addEventListener('hy:theme', () => { drawn = ''; draw(); });
  addEventListener('resize', () => { if (chart) { chart.resize(); } });
  draw();
})();
