// Served at …/api/cockpit/plugin/supportDeskCockpit/static/app/: the way up is the way to the context path.
import plugins from '../../../../../../../desk/cockpit.js';
export default plugins;
