using LVS.Core;
using LVS.Node;

namespace LVS.Transports
{
    /// <summary>
    /// The fragment store's frames through a broker (SPEC 13.3). A node listens to the topics of homes around its own, and publishes each
    /// frame where the nodes listen that it concerns. Topics are strings, so all work is done outside of the tick; a tick sends at most one
    /// such frame. Belongs to the node's thread.
    /// </summary>
    public sealed class MqttPlaces
    {
        private const int DepthNone = -1;

        private readonly MqttLink link;
        private readonly byte[] waiting = new byte[Limits.FrameSizeMax];
        private int waitingSize;
        private int home;
        private int target;
        private int guest;
        private int heardHome;
        private int heardDepth = DepthNone;
        private int heardGuest;

        /// <summary>Makes an object for a link that is not started.</summary>
        public MqttPlaces(MqttLink link)
        {
            this.link = link;
        }

        /// <summary>A new connection has none of our subscriptions.</summary>
        public void Reset()
        {
            heardDepth = DepthNone;
            heardGuest = 0;
            waitingSize = 0;
        }

        /// <summary>Takes a frame to be published by the next <see cref="Attend"/>. A frame that still waits is lost.</summary>
        public void Take(int home, int target, int guest, byte[] frame, int size)
        {
            System.Array.Copy(frame, 0, waiting, 0, size);
            waitingSize = size;
            this.home = home;
            this.target = target;
            this.guest = guest;
        }

        /// <summary>Follows the node's district, and publishes the waiting frame.</summary>
        /// <param name="keeper">The node's part in keeping fragments; null for none.</param>
        public void Attend(FragmentKeeper keeper)
        {
            if (keeper == null)
            {
                return;
            }

            // A node also keeps what belongs to the next larger district (SPEC 11).
            int depth = keeper.State.HeardDepth;
            if (depth != heardDepth || keeper.State.Log.Home != heardHome)
            {
                Follow(keeper.State.Log.Home, depth);
            }

            if (waitingSize == 0)
            {
                return;
            }

            HearAs(guest);
            string topic = target != 0 ? link.Topics.InOf(MqttTopics.NameOf(target)) : link.Topics.HomeOf(home);
            link.Publish(topic, waiting, waitingSize);
            waitingSize = 0;
        }

        private void Follow(int nextHome, int nextDepth)
        {
            if (!link.Session.Subscribe(new string[] { link.Topics.HomesAround(nextHome, nextDepth) }, false))
            {
                return;
            }

            if (heardDepth != DepthNone)
            {
                link.Session.Unsubscribe(new string[] { link.Topics.HomesAround(heardHome, heardDepth) });
            }

            heardHome = nextHome;
            heardDepth = nextDepth;
        }

        /// <summary>Listens to the inbox of the guest in whose name the node asks, and no longer to that of the guest before.</summary>
        private void HearAs(int name)
        {
            if (name == 0 || name == heardGuest || !link.Session.Subscribe(new string[] { InOf(name) }, false))
            {
                return;
            }

            if (heardGuest != 0)
            {
                link.Session.Unsubscribe(new string[] { InOf(heardGuest) });
            }

            heardGuest = name;
        }

        private string InOf(int name)
        {
            return link.Topics.InOf(MqttTopics.NameOf(name));
        }
    }
}
