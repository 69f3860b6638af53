namespace LVS.Tests.Violations;

public sealed class VolatileField
{
    private volatile bool running;

    public bool Running => running;

    public void Stop() => running = false;
}
