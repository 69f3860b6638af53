using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

using LVS.Core;

namespace LVS.Harness;

/// <summary>The frames of the fragment store (SPEC 9) as people read them.</summary>
/// <param name="store">The frame.</param>
public sealed class StoreText(StoreFrame store)
{
    /// <summary>Name of a kind, or null.</summary>
    public static string? NameOf(int kind) => kind switch
    {
        FrameKind.Digest => "digest",
        FrameKind.Want => "want",
        FrameKind.Fragment => "fragment",
        FrameKind.Challenge => "challenge",
        FrameKind.Proof => "proof",
        _ => null,
    };

    /// <summary>The content of a frame, in lines that begin with a line feed.</summary>
    public static string Of(StoreFrame store) => new StoreText(store).Describe();

    private string Describe()
    {
        StringBuilder lines = new();
        lines.Append("\n  ").Append(store.Kind switch
        {
            FrameKind.Digest => Digest(),
            FrameKind.Want => (store.Flags & StoreFrame.FlagAsks) != 0 ? "asks for fragments" : List(),
            FrameKind.Fragment => Fragment(),
            FrameKind.Challenge =>
                F($"asks who holds fragments of stripe {Name(store.Fragment.Stripe)} version {store.Fragment.Version} for a proof with ")
                    + F($"seed {(uint)store.Seed:x8}"),
            _ => F($"proves to {(uint)store.Challenger:x8} fragment {store.Fragment.Index} of stripe {Name(store.Fragment.Stripe)} ")
                + F($"version {store.Fragment.Version}: ")
                + F($"{store.Flags} of it held for longer, seed {(uint)store.Seed:x8}, sketch ")
                    + F($"{System.Convert.ToHexStringLower(store.Sketch)}"),
        });
        if (store.Kind == FrameKind.Want)
        {
            Entries(lines);
        }

        return lines.ToString();
    }

    private static string Name(long stripe) => stripe.ToString("x16", CultureInfo.InvariantCulture);

    private static string F(System.FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Shape(Fragment of) =>
        F($"{of.DataCount} + {of.TotalCount - of.DataCount} of {of.Size} bytes, check {(uint)of.Check:x8}, {of.Hours} hours left");

    private string Digest()
    {
        IEnumerable<string> filled = store.Fingerprints.Select((value, bucket) => (value, bucket)).Where(b => b.value != 0)
            .Select(b => F($"{b.bucket}:{(uint)b.value:x8}"));
        string buckets = string.Join(' ', filled);
        return (store.Capacity == 0 ? "keeps nothing" : F($"keeps fragments in {store.Capacity} slots, {store.FreeCount} free"))
            + (buckets.Length == 0 ? ", knows no stripes" : ", buckets " + buckets);
    }

    private string List() =>
        F($"knows of bucket {store.Bucket}{((store.Flags & StoreFrame.FlagWhole) != 0 ? ", and no others" : "")}: {store.EntryCount} ")
            + "stripes";

    private string Fragment() =>
        F($"fragment {store.Fragment.Index} of stripe {Name(store.Fragment.Stripe)} version {store.Fragment.Version}: ")
            + F($"{Shape(store.Fragment)}");

    private void Entries(StringBuilder lines)
    {
        Fragment about = new();
        for (int i = 0; i < store.EntryCount; i++)
        {
            lines.Append("\n    stripe ").Append(Name(store.Stripes[i]));
            if ((store.Flags & StoreFrame.FlagAsks) != 0)
            {
                int mask = store.Masks[i];
                lines.Append(" fragments ")
                    .AppendJoin(' ', Enumerable.Range(0, Limits.ShareCountMax).Where(index => (mask >> index & 1) != 0));
            }
            else
            {
                store.GetEntry(i, about);
                lines.Append(CultureInfo.InvariantCulture, $" version {about.Version}: {Shape(about)}");
            }
        }
    }
}
