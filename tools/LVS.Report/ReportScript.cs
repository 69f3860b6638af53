namespace LVS.Report;

/// <summary>The script of the report: a copy button and tooltips. The page is complete without it.</summary>
internal static class ReportScript
{
    /// <summary>Contains no characters that XML would have to escape. It inserts text as text only, never as markup.</summary>
    public const string Text = """

        (function () {
          'use strict';
          function add(parent, tag, look) {
            var made = document.createElement(tag);
            made.className = look;
            parent.appendChild(made);
            return made;
          }
          document.querySelectorAll('.command').forEach(function (box) {
            if (!navigator.clipboard) { return; }
            var button = add(box, 'button', '');
            button.type = 'button';
            button.textContent = 'Copy';
            button.addEventListener('click', function () {
              navigator.clipboard.writeText(box.querySelector('code').textContent).then(function () {
                button.textContent = 'Copied';
                setTimeout(function () { button.textContent = 'Copy'; }, 1500);
              });
            });
          });
          document.querySelectorAll('svg[data-times]').forEach(function (svg) {
            function numbers(name) { return svg.getAttribute(name).split(' ').map(Number); }
            var lines = Array.from(svg.querySelectorAll('path[data-v]')).map(function (path) {
              var values = path.getAttribute('data-v').split(' ').map(parseFloat);
              return { path: path, name: path.getAttribute('data-name'), values: values };
            });
            if (!svg.getAttribute('data-times') || !svg.querySelector('.axis')) { return; }
            var times = numbers('data-times'), area = numbers('data-area'), ends = numbers('data-ends');
            var unit = svg.getAttribute('data-unit'), plot = svg.parentNode;
            var cover = add(plot, 'div', 'cover'), hair = add(plot, 'div', 'hair'), tip = add(plot, 'div', 'tip');
            function x(time) { return area[0] + (time - ends[0]) / (ends[1] - ends[0]) * (area[2] - area[0]); }
            function y(value) {
              var share = ends[4]
                ? Math.log(Math.max(value, ends[2]) / ends[2]) / Math.log(ends[3] / ends[2])
                : (value - ends[2]) / (ends[3] - ends[2]);
              return area[3] - share * (area[3] - area[1]);
            }
            function nearest(list, distance) {
              return list.reduce(function (best, item) { return best === null || distance(best) > distance(item) ? item : best; }, null);
            }
            function hide() {
              hair.hidden = tip.hidden = true;
              lines.forEach(function (line) { line.path.classList.remove('hot'); });
            }
            function show(event) {
              hide();
              var box = cover.getBoundingClientRect(), scale = svg.viewBox.baseVal.width / box.width;
              var px = (event.clientX - box.left) * scale, py = (event.clientY - box.top) * scale;
              var at = nearest(Array.from(times.keys()), function (index) { return Math.abs(x(times[index]) - px); });
              var known = lines.filter(function (line) { return !isNaN(line.values[at]); });
              if (known.length === 0) { return; }
              if (lines.length > 4) {
                known = [nearest(known, function (line) { return Math.abs(y(line.values[at]) - py); })];
                known[0].path.classList.add('hot');
              }
              var when = times[at].toLocaleString('en-US', { maximumFractionDigits: 2 });
              tip.textContent = when + ' ' + svg.getAttribute('data-time') + known.map(function (line) {
                return '\n' + line.name + ': ' + line.values[at].toLocaleString('en-US', { maximumSignificantDigits: 6 }) + ' ' + unit;
              }).join('');
              hair.hidden = tip.hidden = false;
              var left = x(times[at]) / scale;
              hair.style.left = left + 'px';
              tip.style.left = (left > box.width / 2 ? Math.max(0, left - tip.offsetWidth - 10) : left + 10) + 'px';
            }
            hide();
            cover.addEventListener('pointermove', show);
            cover.addEventListener('pointerdown', show);
            cover.addEventListener('pointerleave', hide);
          });
        })();

        """;
}
