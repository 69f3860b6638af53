namespace LVS.Sim;

/// <summary>The effects of a node's power source.</summary>
public sealed partial class SimNode
{
    private void Powered(PowerLevel state, long nowMs)
    {
        if (state <= PowerLevel.Waiting && node != null)
        {
            bool isKnown = state == PowerLevel.DeepSleep && wake.End(node, Vault, Clock.Local(nowMs));
            CutPower(nowMs, 0);
            wake.IsDoubtful = !isKnown;
        }

        wake.IsDoubtful |= state == PowerLevel.Off;
        if (power != state && power != PowerLevel.Waiting)
        {
            // Frames that came while it slept, or while its radio was off, were not heard.
            ForgetArrived();
        }

        power = state;
    }
}
