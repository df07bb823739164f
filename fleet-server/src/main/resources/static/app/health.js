// Pictures of a kiosk's health over time: a line with the span between least and most, or bars; times without a link as
// bands, starts as dashed lines. Drawn on a canvas; tooltips as drawn text, for the content security policy allows no
// inline styles.
(() => {
  'use strict';
  const QUIET = '#566176';
  const charts = [];

  function draw() {
    if (!window.echarts) { return; }
    document.querySelectorAll('[data-gauge]').forEach(frame => {
      if (frame.firstElementChild) { return; }
      const inner = frame.appendChild(document.createElement('div'));
      inner.style.height = '100%';
      const chart = echarts.init(inner, null, { renderer: 'canvas' });
      chart.setOption(option(JSON.parse(frame.dataset.gauge)));
      charts.push(chart);
    });
  }

  function option(data) {
    const dark = document.documentElement.dataset.bsTheme === 'dark';
    const ink = dark ? '#aab4c6' : QUIET;
    const line = dark ? '#33405a' : '#edf0f5';
    const colour = dark ? '#7fb0ff' : '#1f5fbf';
    const value = raw => raw === null ? null : raw / data.scale;
    const marks = {
      markArea: { silent: true, itemStyle: { color: dark ? 'rgba(170,180,198,0.18)' : 'rgba(86,97,118,0.16)' }, data: data.gaps.map(([from, to]) => [{ xAxis: from }, { xAxis: to }]) },
      markLine: { silent: true, symbol: 'none', animation: false, label: { show: false }, lineStyle: { type: 'dashed', width: 1, color: ink }, data: data.starts.filter(at => at >= data.from).map(at => ({ xAxis: at })) },
    };
    return {
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: 4, right: 12, top: 12, bottom: 14, containLabel: true },
      tooltip: { trigger: 'axis', renderMode: 'richText', confine: true, formatter: items => words(items, data) },
      xAxis: { type: 'time', min: data.from, max: data.to, splitNumber: 4, axisLabel: { color: ink, hideOverlap: true, formatter: { month: '{MMM}', day: '{d} {MMM}', hour: '{HH}:{mm}', minute: '{HH}:{mm}' } }, axisLine: { lineStyle: { color: ink } } },
      yAxis: { type: 'value', scale: !data.bars, minInterval: data.bars ? 1 : 0, splitLine: { lineStyle: { color: line } }, axisLabel: { color: ink } },
      series: data.bars ? [
        { name: 'count', type: 'bar', barMaxWidth: 16, itemStyle: { color: colour, borderRadius: [2, 2, 0, 0] }, data: data.points.map(([at, count]) => [at + data.step / 2, count]), ...marks },
      ] : [
        { name: 'least', type: 'line', stack: 'span', stackStrategy: 'all', symbol: 'none', lineStyle: { opacity: 0 }, data: data.points.map(([at, least]) => [at, value(least)]) },
        { name: 'span', type: 'line', stack: 'span', stackStrategy: 'all', symbol: 'none', lineStyle: { opacity: 0 }, areaStyle: { color: colour, opacity: 0.18 }, data: data.points.map(([at, least, , most]) => [at, least === null ? null : value(most - least)]) },
        { name: 'mean', type: 'line', symbol: data.points.length < 3 ? 'circle' : 'none', connectNulls: false, lineStyle: { width: 2, color: colour }, itemStyle: { color: colour }, data: data.points.map(([at, , mean]) => [at, value(mean)]), ...marks },
      ],
    };
  }

  function words(items, data) {
    const item = items.find(one => one.seriesName === 'mean' || one.seriesName === 'count') || items[0];
    const point = data.points[item.dataIndex];
    if (!point || point[1] === null) { return 'Nothing was said'; }
    const when = new Date(point[0]).toLocaleString([], { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
    if (data.bars) { return `${when}\n${point[1]} ${data.unit}`; }
    const [, least, mean, most] = point.map((raw, i) => i === 0 ? raw : raw / data.scale);
    return least === most ? `${when}\n${mean} ${data.unit}` : `${when}\n${mean} ${data.unit}\nfrom ${least} to ${most}`;
  }

  addEventListener('resize', () => charts.forEach(chart => chart.resize()));
  document.addEventListener('DOMContentLoaded', draw);
  draw();
})();
