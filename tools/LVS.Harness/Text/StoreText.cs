using System.Globalization;
using System.Linq;

using LVS.Core;

namespace LVS.Harness;

/// <summary>The frames of the fragment store (SPEC 9) as readable text.</summary>
/// <param name="store">The frame.</param>
public sealed class StoreText(StoreFrame store)
{
    /// <summary>Name of a kind, or null.</summary>
    public static string? NameOf(int kind) => kind switch
    {
        FrameKind.Offer => "offer",
        FrameKind.Want => "want",
        FrameKind.Fragment => "fragment",
        FrameKind.Challenge => "challenge",
        FrameKind.Proof => "proof",
        FrameKind.Renewal => "renewal",
        _ => null,
    };

    /// <summary>The content of a frame, in lines that begin with a line feed.</summary>
    public static string Of(StoreFrame store) => "\n  " + new StoreText(store).Describe();

    private string Describe() => store.Kind switch
    {
        FrameKind.Offer => Offer(),
        FrameKind.Want => F($"asks for fragments {Indices(store.Mask)} of stripe {Name}")
            + ((store.Flags & StoreFrame.FlagRepairs) != 0 ? ", to repair it" : ""),
        FrameKind.Fragment => Fragment(),
        FrameKind.Challenge =>
            F($"asks who holds fragments {Indices(store.Mask)} of stripe {Name} for a proof with seed {(uint)store.Seed:x8}"),
        FrameKind.Proof => F($"proves to {(uint)store.Target:x8} fragment {store.Fragment.Index} of stripe {Name}, {Shape}, ")
            + F($"seed {(uint)store.Seed:x8}"),
        _ => (store.Flags & StoreFrame.FlagForgets) != 0 ? F($"ends the keeping of stripe {Name}")
            : F($"keeps stripe {Name} until minute {store.Fragment.ExpiryMinute}, renewal {store.Number}"),
    };

    private string Name => store.Fragment.Stripe.ToString("x16", CultureInfo.InvariantCulture);

    private string Shape =>
        F($"{store.Fragment.DataCount} + {store.Fragment.TotalCount - store.Fragment.DataCount} of {store.Fragment.Size} bytes");

    private static string F(System.FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Indices(int mask) =>
        string.Join(' ', Enumerable.Range(0, Limits.ShareCountMax).Where(index => (mask >> index & 1) != 0));

    private string Offer()
    {
        return (store.Flags & StoreFrame.FlagAsks) != 0 ? "keeps nothing and asks who does"
            : (store.Flags & StoreFrame.FlagLeaves) != 0 ? "is about to stop"
            : F($"has room for {RoomCode.Read(store.Room)} fragments or more, lives at {store.Home:x4}")
                + (store.Former == 0 ? "" : F($", was {(uint)store.Former:x8}"));
    }

    private string Fragment()
    {
        bool isKept = (store.Flags & StoreFrame.FlagKeep) != 0;
        return F($"fragment {store.Fragment.Index}, {Shape}, for {(uint)store.Target:x8}{(isKept ? " to keep" : "")}")
            + F($" until minute {store.Fragment.ExpiryMinute}")
            + ((store.Flags & StoreFrame.FlagRepaired) != 0 ? ", re-created or handed over" : "");
    }
}
