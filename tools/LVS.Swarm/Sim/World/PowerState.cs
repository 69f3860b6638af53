namespace LVS.Swarm.Sim;

/// <summary>What a node's power source lets it do. Each includes what the ones before it allow.</summary>
public enum PowerState
{
    /// <summary>Nothing runs, memory is lost: empty battery or deep sleep. Waking up is a boot.</summary>
    Off = 0,

    /// <summary>Memory is kept, nothing runs, nothing is heard: light sleep.</summary>
    Asleep = 1,

    /// <summary>The node runs with its radio off.</summary>
    RadioOff = 2,

    /// <summary>All runs.</summary>
    On = 3,
}
