namespace LVS.Sim;

/// <summary>Activity of a node's board that draws a current of its own.</summary>
public enum PowerState
{
    /// <summary>Browned out; charges if there is sun.</summary>
    Dead,

    /// <summary>Deep sleep.</summary>
    Asleep,

    /// <summary>Boots, radio off; reads the battery.</summary>
    Booting,

    /// <summary>Radio on, joins the network before its slot.</summary>
    Joining,

    /// <summary>Has joined before its slot, for neighbours may be early: what it hears waits.</summary>
    Waiting,

    /// <summary>Exchanges frames: in its slot, or always when it does not sleep.</summary>
    Awake,
}
