using System.Collections.Generic;

namespace LVS.Tests.Tidy;

/// <summary>What to write instead of members that one would reach for and the device lacks.</summary>
internal static class Hints
{
    private static readonly Dictionary<string, string> ByMember = new()
    {
        ["System.Array.Sort"] = "insertion sort over the primitive array",
        ["System.Array.Fill"] = "a loop",
        ["System.Array.Resize"] = "allocate in boot from Limits",
        ["System.Array.Reverse"] = "a loop",
        ["System.Array.Clear"] = "Array.Clear(array, index, length)",
        ["System.Buffer.BlockCopy"] = "Array.Copy",
        ["System.Char.IsDigit"] = "compare with '0' and '9'",
        ["System.Enum.GetNames"] = "a table of our own: the device keeps no names",
        ["System.Environment.TickCount"] = "time is an argument",
        ["System.Environment.TickCount64"] = "time is an argument",
        ["System.GC.Collect"] = "nothing: memory is allocated in boot",
        ["System.Random.Next"] = "SeededRandom, or Next(maxValue)",
        ["System.String.Insert"] = "Substring and Concat",
        ["System.String.Join"] = "StringBuilder and a loop",
        ["System.String.Replace"] = "StringBuilder.Replace",
        ["System.Threading.Interlocked.Add"] = "lock, or Interlocked.Increment on an int",
        ["System.Math.Max"] = "a comparison: only int, float and double have it",
        ["System.Math.Min"] = "a comparison: only int, float and double have it",
        ["System.Math.Abs"] = "a comparison: only int, float and double have it",
    };

    public static string For(Surface surface, string type, string name)
    {
        if (ByMember.TryGetValue($"{type}.{name}", out string? hint))
        {
            return "use " + hint;
        }

        string overloads = string.Join(" or ", surface.Named(type, name));
        return overloads.Length > 0
            ? "the device has " + overloads
            : "not in DeviceSurface.txt; add its line there if a package has it";
    }
}
