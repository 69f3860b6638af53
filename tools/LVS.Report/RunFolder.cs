using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

using LVS.Harness;

namespace LVS.Report;

/// <summary>
/// The folder that keeps the results of a run: by default <c>runs/yyyyMMdd-HHmmss-verb</c> in UTC. <c>runs/latest</c> points at the newest
/// folder with a result; a command that was refused leaves no folder and does not change it. Runs of the same second, in this process or
/// another, get <c>-2</c>, <c>-3</c> and so on. A folder that the caller chose is new, empty, or that of an earlier run, whose results are
/// removed, so that an old verdict is never taken for the new one. Any other folder is refused: its files are somebody's.
/// </summary>
public sealed class RunFolder : IDisposable
{
    /// <summary>Marks a folder as one of a run, and decides which of two processes owns it.</summary>
    public const string MarkName = ".lvs-run";

    private const int AttemptsMax = 1000;

    private readonly string? root;

    private RunFolder(string path, string? root)
    {
        Path = path;
        this.root = root;
    }

    /// <summary>The folder, relative to the current directory if its root is.</summary>
    public string Path { get; }

    /// <summary>
    /// The link to this folder, or the text file in place of a link, once there is a result; null for a chosen folder or where neither can
    /// be made.
    /// </summary>
    public string? Latest { get; private set; }

    /// <summary>The result as JSON.</summary>
    public string ResultJson => File("result.json");

    /// <summary>The report to open in a browser.</summary>
    public string ReportHtml => File("report.html");

    /// <summary>The invariants for a build server.</summary>
    public string JunitXml => File("junit.xml");

    /// <summary>Every frame heard, as a capture file. The run itself writes it.</summary>
    public string Trace => File("trace.pcap");

    /// <summary>Makes the folder of a run that starts now.</summary>
    /// <param name="verb">The verb that runs.</param>
    /// <param name="chosen">The folder the caller wants, or null for one under <paramref name="root"/>.</param>
    /// <param name="root">Where runs are kept.</param>
    /// <param name="time">Clock; null for the clock of this machine.</param>
    /// <exception cref="UserException">The folder cannot be made or written, or it has files and no mark; exit code 64.</exception>
    public static RunFolder Create(string verb, string? chosen = null, string root = "runs", TimeProvider? time = null)
    {
        DateTimeOffset now = (time ?? TimeProvider.System).GetUtcNow();
        return Guarded(chosen ?? root, UserException.Usage, () => chosen is null ? MakeNew(verb, root, now) : TakeOver(verb, chosen, now));
    }

    /// <summary>Writes <c>result.json</c>, <c>report.html</c> and <c>junit.xml</c>.</summary>
    /// <exception cref="UserException">A file cannot be written, after the run; exit code 2.</exception>
    public void Write(SwarmResult result)
    {
        Guarded(Path, UserException.Unknown, () =>
        {
            System.IO.File.WriteAllText(ResultJson, Report.ResultJson.Indented(result));
            System.IO.File.WriteAllText(JunitXml, JunitReport.Write(result));
            System.IO.File.WriteAllText(ReportHtml, HtmlReport.Write(result));
            Latest = root == null ? null : PointLatest(root, System.IO.Path.GetFileName(Path));
            return true;
        });
    }

    /// <summary>Writes <c>result.json</c> and <c>report.html</c> for a result that is not a run of a swarm.</summary>
    /// <exception cref="UserException">As above.</exception>
    public void Write(string json, string html)
    {
        Guarded(Path, UserException.Unknown, () =>
        {
            System.IO.File.WriteAllText(ResultJson, json + "\n");
            System.IO.File.WriteAllText(ReportHtml, html);
            Latest = root == null ? null : PointLatest(root, System.IO.Path.GetFileName(Path));
            return true;
        });
    }

    /// <summary>Removes the folder when a run has left nothing in it.</summary>
    public void Dispose()
    {
        try
        {
            if (root != null && Directory.GetFileSystemEntries(Path) is [string only] && only == File(MarkName))
            {
                Directory.Delete(Path, recursive: true);
            }
        }
        catch (Exception error) when (IsOfTheWorld(error))
        {
            // An empty folder does no harm.
        }
    }

    private static RunFolder MakeNew(string verb, string root, DateTimeOffset now)
    {
        string name = now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + "-" + verb;
        for (int attempt = 1; attempt <= AttemptsMax; attempt++)
        {
            string tried = attempt == 1 ? name : name + "-" + attempt.ToString(CultureInfo.InvariantCulture);
            string path = System.IO.Path.Combine(root, tried);
            Directory.CreateDirectory(path);
            if (Claim(path, verb, now))
            {
                return new RunFolder(path, root);
            }
        }

        throw new IOException($"{AttemptsMax} runs of the same second are there already");
    }

    private static RunFolder TakeOver(string verb, string chosen, DateTimeOffset now)
    {
        RunFolder folder = new(chosen, root: null);
        Directory.CreateDirectory(chosen);
        if (!System.IO.File.Exists(folder.File(MarkName)) && Directory.EnumerateFileSystemEntries(chosen).Any())
        {
            throw new UserException($"'{chosen}' has files and is not the folder of a run: name a new folder with --out DIR.");
        }

        if (!Claim(chosen, verb, now))
        {
            foreach (string left in new[] { folder.ResultJson, folder.ReportHtml, folder.JunitXml, folder.Trace })
            {
                System.IO.File.Delete(left);
            }

            System.IO.File.WriteAllText(folder.File(MarkName), Mark(verb, now));
        }

        return folder;
    }

    /// <summary>Claims a folder by creating a file, because the file system lets exactly one process create it.</summary>
    private static bool Claim(string path, string verb, DateTimeOffset now)
    {
        string mark = System.IO.Path.Combine(path, MarkName);
        try
        {
            using FileStream stream = new(mark, FileMode.CreateNew, FileAccess.Write);
            stream.Write(Encoding.UTF8.GetBytes(Mark(verb, now)));
            return true;
        }
        catch (IOException) when (System.IO.File.Exists(mark))
        {
            return false;
        }
    }

    private static string Mark(string verb, DateTimeOffset now)
    {
        return verb + " " + now.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) + "\n";
    }

    private static string? PointLatest(string root, string name)
    {
        string link = System.IO.Path.Combine(root, "latest");
        string text = System.IO.Path.Combine(root, "latest.txt");
        if (TryLink(link, name) || TryLink(link, name))
        {
            TryDelete(text);
            return link;
        }

        if (IsLink(link))
        {
            return link; // A run that started at the same moment has set the link first; its folder is as new.
        }

        try
        {
            System.IO.File.WriteAllText(text, name + "\n");
            return text;
        }
        catch (Exception error) when (IsOfTheWorld(error))
        {
            return null;
        }
    }

    private static bool TryLink(string link, string name)
    {
        try
        {
            if (IsLink(link) && OperatingSystem.IsWindows())
            {
                Directory.Delete(link);
            }
            else if (IsLink(link))
            {
                System.IO.File.Delete(link); // The only way that also removes a dangling link.
            }

            Directory.CreateSymbolicLink(link, name);
            return true;
        }
        catch (Exception error) when (IsOfTheWorld(error))
        {
            return false;
        }
    }

    private static bool IsLink(string path)
    {
        return new DirectoryInfo(path).LinkTarget is not null;
    }

    private static void TryDelete(string file)
    {
        try
        {
            System.IO.File.Delete(file);
        }
        catch (Exception error) when (IsOfTheWorld(error))
        {
            // A stale text file beside a good link does no harm, because the documentation names the link.
        }
    }

    private static T Guarded<T>(string path, int exitCode, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (IsOfTheWorld(error))
        {
            string why = error.Message.TrimEnd('.');
            throw new UserException($"Cannot write the run folder '{path}': {why}. Choose another folder with --out DIR.", exitCode);
        }
    }

    private static bool IsOfTheWorld(Exception error)
    {
        return error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;
    }

    private string File(string name)
    {
        return System.IO.Path.Combine(Path, name);
    }
}
