namespace LVS.Sim;

/// <summary>An activity of a node's board with its own current.</summary>
public enum PowerState
{
    /// <summary>Browned out; it charges while there is sun.</summary>
    Dead,

    /// <summary>Deep sleep.</summary>
    Asleep,

    /// <summary>Booting, radio off; reads the battery.</summary>
    Booting,

    /// <summary>Radio on, joins the network before its slot.</summary>
    Joining,

    /// <summary>Has joined before its slot, because neighbours may be early: frames that it hears wait.</summary>
    Waiting,

    /// <summary>Exchanges frames: in its slot, or always when it does not sleep.</summary>
    Awake,
}
