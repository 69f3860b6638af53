using System;
using System.IO;
using System.Linq;
using System.Text;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop;

/// <summary>
/// The vectors in shared/vectors and the sources that carry them to the device are the same, line by line.
/// With LVS_WRITE_VECTORS=1 in the environment this writes the sources anew.
/// </summary>
[TestClass]
public sealed class VectorSourcesTests
{
    private const int ChunkSize = 100;

    [TestMethod]
    [DataRow("frames", "Frame")]
    [DataRow("keys", "Key")]
    [DataRow("random", "Random")]
    [DataRow("drift", "Drift")]
    [DataRow("records", "Record")]
    [DataRow("erasure", "Erasure")]
    [DataRow("placement", "Placement")]
    [DataRow("store", "Store")]
    [DataRow("secrets", "Secret")]
    [DataRow("rules", "Rule")]
    [DataRow("knocks", "Knock")]
    [DataRow("log", "Log")]
    [DataRow("topics", "Topic")]
    public void VectorSourcesAreTheVectorFiles(string file, string name)
    {
        string vectors = InRepository($"shared/vectors/{file}.txt");
        string[] lines = [.. File.ReadAllLines(vectors).Where(line => line.Length > 0 && line[0] != '#')];
        string source = InRepository($"tests/Shared/{name}Vectors.cs");
        string wanted = Source(file, name, lines);
        if (Environment.GetEnvironmentVariable("LVS_WRITE_VECTORS") == "1")
        {
            File.WriteAllText(source, wanted);
        }

        Assert.AreEqual(wanted, File.ReadAllText(source), "shared/vectors/README.md says how to write the sources anew");

        // What the compiler made of it: the built constants, not the text around them.
        Type type = typeof(Shared.FrameVectors).Assembly.GetType($"LVS.Tests.Shared.{name}Vectors", throwOnError: true)!;
        int count = (int)type.GetField("Count")!.GetRawConstantValue()!;
        Func<int, string> line = type.GetMethod("Line")!.CreateDelegate<Func<int, string>>();
        CollectionAssert.AreEqual(lines, Enumerable.Range(0, count).Select(line).ToArray());
    }

    private static string Source(string file, string name, string[] lines)
    {
        StringBuilder cases = new();
        for (int i = 0; i < lines.Length; i++)
        {
            string text = string.Join("\"\n                        + \"", lines[i].Chunk(ChunkSize).Select(chunk => new string(chunk)));
            cases.Append($"                case {i}:\n                    return \"{text}\";\n");
        }

        return $$"""
            namespace LVS.Tests.Shared
            {
                /// <summary>The lines of shared/vectors/{{file}}.txt, from which VectorSourcesTests writes this file.</summary>
                public static class {{name}}Vectors
                {
                    /// <summary>Lines.</summary>
                    public const int Count = {{lines.Length}};

                    /// <summary>One line. Only this one is made a string, so a device has room.</summary>
                    /// <param name="number">0..<see cref="Count"/> - 1.</param>
                    public static string Line(int number)
                    {
                        switch (number)
                        {
            {{cases}}                default:
                                return "";
                        }
                    }
                }
            }

            """;
    }

    private static string InRepository(string path)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LVS.Firmware.sln")))
            {
                return Path.Combine(folder.FullName, path);
            }
        }

        throw new FileNotFoundException($"No repository above {AppContext.BaseDirectory}.");
    }
}
