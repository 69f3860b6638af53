using System;
using System.Linq;

using LVS.Harness;

namespace LVS.Sim;

/// <summary>
/// Liveness: after the calm the honest nodes that run are near equilibrium: entropy has fallen to a part of its value at birth. Where radio
/// leaves them in several pieces (<see cref="Pieces.OfRadio"/>), differences between the pieces are not counted: over worse links no edge
/// is promised, and a single edge carries no more than its cap.
/// </summary>
/// <param name="part">The part of the entropy that may be left.</param>
/// <param name="calmMs">When the calm begins.</param>
public sealed class EntropyFalls(double part, long calmMs) : InvariantCheck
{
    /// <summary>Below this value floats differ only by rounding: about a hundredth of a percent each.</summary>
    public const double Noise = 1e-8;

    private double atBirth = double.NaN;
    private double atCalm = double.NaN;
    private double atEnd = double.NaN;

    /// <inheritdoc/>
    public override string Name => "entropyFalls";

    /// <summary>Entropy when all nodes are born.</summary>
    public double Start => atBirth;

    /// <inheritdoc/>
    public override void Checkpoint(SimWorld world, Accounts accounts, long nowMs)
    {
        if (nowMs >= calmMs && double.IsNaN(atCalm))
        {
            atCalm = world.Entropy();
        }
    }

    /// <summary>Computes the entropy of the births, before anything moves.</summary>
    public void Begin(SimWorld world) => atBirth = world.EntropyOfBirths();

    /// <inheritdoc/>
    public override void End(SimWorld world, Accounts accounts, long nowMs)
    {
        atEnd = EntropyWithin(world, Pieces.OfRadio(world));
        if (atEnd > double.Max(Noise, atBirth * part))
        {
            Broken(nowMs, -1,
                F($"entropy {atEnd:g4} nats at the end, {atCalm:g4} when the calm began, {atBirth:g4} at birth; bound ")
                    + F($"{double.Max(Noise, atBirth * part):g4}"));
        }
    }

    /// <summary>
    /// The part of the entropy within pieces: that of each piece, times its share of the value. With one piece it is the whole entropy.
    /// </summary>
    private static double EntropyWithin(SimWorld world, Pieces pieces)
    {
        ILookup<int, NodeView> views = world.Running(node => Math.Max(0, world.Memory.Edges.FloatOf[node.Index]))
            .ToLookup(view => pieces.Of(view.Pseudonym));
        double all = views.Sum(piece => piece.Sum(view => (double)view.FloatUvu));
        return all > 0 ? views.Sum(piece => piece.Sum(view => (double)view.FloatUvu) / all * Equilibrium.Entropy([.. piece])) : 0;
    }

    /// <inheritdoc/>
    protected override string Measured() =>
        F($"{atBirth:g4} nats at birth, {atCalm:g4} when the calm began, {atEnd:g4} at the end; bound ")
            + F($"{double.Max(Noise, atBirth * part):g4}");
}
