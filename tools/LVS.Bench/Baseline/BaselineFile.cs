using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;

using LVS.Harness;

namespace LVS.Bench;

/// <summary>
/// The counts that a tree is held to, with a tolerance each. One lies in the repository and in the program; times are in none, because they
/// depend on the machine.
/// </summary>
public sealed class BaselineFile
{
    /// <summary>Where the repository has it.</summary>
    public const string UsualPath = "tools/LVS.Bench/baseline.json";

    private const string Resource = "baseline.json";
    private const string Remedy = "Write one with 'lvs bench --write-baseline FILE'.";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    private readonly IReadOnlyList<BaselineCount> counts;

    private BaselineFile(IReadOnlyList<BaselineCount> counts)
    {
        this.counts = counts;
    }

    /// <summary>Number of counts.</summary>
    public int Count => counts.Count;

    /// <summary>The baseline of the tree that this program was built from.</summary>
    public static BaselineFile Own()
    {
        using Stream stream = typeof(BaselineFile).Assembly.GetManifestResourceStream(Resource)!;
        using StreamReader reader = new(stream);
        return Read(reader.ReadToEnd(), UsualPath);
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="UserException">It is missing, or no baseline: says so, and what to do.</exception>
    public static BaselineFile Load(string path)
    {
        try
        {
            return Read(File.ReadAllText(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"the baseline cannot be read: {e.Message} {Remedy}");
        }
    }

    /// <summary>Checks that counts can be written to a file, and leaves it as it is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isAll">Whether all parts will be measured.</param>
    /// <exception cref="UserException">It cannot be written, or has something that is no baseline and would stay.</exception>
    public static void CheckWritable(string path, bool isAll)
    {
        bool isThere = File.Exists(path);
        try
        {
            new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write).Dispose();
            if (!isThere)
            {
                File.Delete(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UserException(
                $"--write-baseline is '{path}', which cannot be written: {e.Message.TrimEnd('.')}. Name another file.");
        }

        _ = isAll ? [] : CountsIn(path);
    }

    /// <summary>Writes the counts of parts; those of other parts stay if the file has any.</summary>
    /// <param name="path">The file.</param>
    /// <param name="measured">The parts and all their rows.</param>
    /// <param name="isAll">Whether all parts were measured: then nothing of an older file is kept or read.</param>
    public static void Save(string path, IReadOnlyList<PartResult> measured, bool isAll)
    {
        IEnumerable<BaselineCount> others = isAll ? []
            : CountsIn(path).Where(count => measured.All(result => result.Part != count.Part));
        BaselineCount[] all = [.. measured.SelectMany(CountsOf).Concat(others).OrderBy(count => count.Part, StringComparer.Ordinal)];
        File.WriteAllText(path, JsonSerializer.Serialize(all, Options) + "\n");
    }

    /// <summary>Compares what a part measured. Only counts are compared.</summary>
    public IReadOnlyList<BaselineChange> Compare(PartResult result)
    {
        Dictionary<string, BaselineCount> known = counts.Where(count => count.Part == result.Part).ToDictionary(count => count.Name);
        List<BaselineChange> changes = [];
        foreach (BaselineCount now in CountsOf(result))
        {
            changes.Add(known.Remove(now.Name, out BaselineCount? before)
                ? new(now.Part, now.Name, now.Unit, Judge(before, now.Value), before.Value, now.Value, before.TolerancePercent)
                : new(now.Part, now.Name, now.Unit, BaselineVerdict.New, null, now.Value, now.TolerancePercent));
        }

        changes.AddRange(known.Values.Select(gone =>
            new BaselineChange(gone.Part, gone.Name, gone.Unit, BaselineVerdict.Gone, gone.Value, null, gone.TolerancePercent)));
        return changes;
    }

    /// <summary>The counts that a file has already; none when it is empty or not there.</summary>
    private static IReadOnlyList<BaselineCount> CountsIn(string path) =>
        !File.Exists(path) || new FileInfo(path).Length == 0 ? [] : Load(path).counts;

    private static BaselineVerdict Judge(BaselineCount before, double now)
    {
        double room = before.Value * before.TolerancePercent / 100;
        return now > before.Value + room ? BaselineVerdict.Worse
            : now < before.Value - room ? BaselineVerdict.Better : BaselineVerdict.Same;
    }

    private static IEnumerable<BaselineCount> CountsOf(PartResult result) => result.Rows
        .Where(row => row.Kind == BenchKind.Count)
        .Select(row => new BaselineCount(result.Part, row.Name, row.Unit, row.Value, row.TolerancePercent));

    private static BaselineFile Read(string text, string path)
    {
        BaselineCount[]? read;
        try
        {
            read = JsonSerializer.Deserialize<BaselineCount[]>(text, Options);
        }
        catch (JsonException e)
        {
            string line = e.LineNumber is long number ? $", line {number + 1}" : "";
            throw new UserException($"{path}{line}: this is no baseline of lvs bench. {Remedy}");
        }

        return read is null or [] || read.Contains(null) ? throw new UserException($"{path} has no counts to compare with. {Remedy}")
            : read.FirstOrDefault(count => count is not { Value: >= 0, TolerancePercent: >= 0 }) is BaselineCount bad
                ? throw new UserException($"{path}: '{bad.Name}' must have a value and a tolerance of 0 or more.")
            : read.GroupBy(count => (count.Part, count.Name)).FirstOrDefault(same => same.Count() > 1) is { } twice
                ? throw new UserException($"{path}: '{twice.Key.Name}' of {twice.Key.Part} is there twice.")
            : new BaselineFile(read);
    }
}
