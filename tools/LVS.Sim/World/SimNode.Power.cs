namespace LVS.Sim;

/// <summary>What a node's power source does to it.</summary>
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
            // Frames that came while it slept or its radio was off were not heard.
            ForgetArrived();
        }

        power = state;
    }
}
